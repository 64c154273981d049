"""no step of the program needs an event loop, so do not start one"""

CALLS = {
    "waits, library blocks": "to_thread",
    "waits, library is async": "TaskGroup",
    "waits, either library": "TaskGroup",
    "computes in C, lets go": "to_thread",
    "computes in Python": "run_in_executor",
}


def plan(steps):
    return {name: CALLS[kind] for name, kind in steps.items()}
