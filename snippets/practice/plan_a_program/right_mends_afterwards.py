"""Every step is planned for itself first; an async library changes the plan."""

ALONE = {
    "waits, library blocks": "ThreadPoolExecutor",
    "waits, library is async": "TaskGroup",
    "waits, either library": "ThreadPoolExecutor",
    "computes in C, lets go": "ThreadPoolExecutor",
    "computes in Python": "ProcessPoolExecutor",
}


def plan(steps):
    calls = {name: ALONE[kind] for name, kind in steps.items()}
    if "TaskGroup" not in calls.values():
        return calls
    for name, kind in steps.items():
        if calls[name] == "ThreadPoolExecutor":
            calls[name] = "to_thread"
        if calls[name] == "ProcessPoolExecutor":
            calls[name] = "run_in_executor"
        if kind == "waits, either library":
            calls[name] = "TaskGroup"
    return calls
