"""the program has an event loop, so a plain pool's `result()` would stop it"""

PLAIN = {
    "waits, library blocks": "ThreadPoolExecutor",
    "waits, either library": "ThreadPoolExecutor",
    "computes in C, lets go": "ThreadPoolExecutor",
    "computes in Python": "ProcessPoolExecutor",
}
IN_A_LOOP = {
    "waits, library blocks": "to_thread",
    "waits, library is async": "TaskGroup",
    "waits, either library": "TaskGroup",
    "computes in C, lets go": "to_thread",
    "computes in Python": "run_in_executor",
}


def plan(steps):
    calls, found = PLAIN, {}
    for name, kind in steps.items():
        if kind == "waits, library is async":
            calls = IN_A_LOOP
        found[name] = calls[kind]
    return found
