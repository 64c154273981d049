"""No tables: one function decides for a step, and is told of the loop."""


def call_for(kind, has_loop):
    if kind == "computes in Python":
        return "run_in_executor" if has_loop else "ProcessPoolExecutor"
    if not has_loop:
        return "ThreadPoolExecutor"
    return "TaskGroup" if kind in (IS_ASYNC, "waits, either library") else "to_thread"


IS_ASYNC = "waits, library is async"


def plan(steps):
    has_loop = any(kind == IS_ASYNC for kind in steps.values())
    return {name: call_for(kind, has_loop) for name, kind in steps.items()}
