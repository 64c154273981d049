"""Python code that computes takes turns in threads: it needs processes"""


def plan(steps):
    if "waits, library is async" not in steps.values():
        calls = dict.fromkeys(steps, "ThreadPoolExecutor")
        return {
            name: "ProcessPoolExecutor" if kind == "computes in Python" else calls[name]
            for name, kind in steps.items()
        }
    return {
        name: "TaskGroup"
        if kind.startswith("waits") and "blocks" not in kind
        else "to_thread"
        for name, kind in steps.items()
    }
