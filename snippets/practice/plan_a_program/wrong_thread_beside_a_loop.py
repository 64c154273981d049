"""the step has an async library, so a thread for it is a cost without a gain"""

PLAIN = {
    "waits, library blocks": "ThreadPoolExecutor",
    "waits, either library": "ThreadPoolExecutor",
    "computes in C, lets go": "ThreadPoolExecutor",
    "computes in Python": "ProcessPoolExecutor",
}
IN_A_LOOP = {
    "waits, library blocks": "to_thread",
    "waits, library is async": "TaskGroup",
    "waits, either library": "to_thread",
    "computes in C, lets go": "to_thread",
    "computes in Python": "run_in_executor",
}


def plan(steps):
    in_a_loop = "waits, library is async" in steps.values()
    calls = IN_A_LOOP if in_a_loop else PLAIN
    return {name: calls[kind] for name, kind in steps.items()}
