IN_A_PLAIN_PROGRAM = {
    "waits, library blocks": "ThreadPoolExecutor",
    "waits, either library": "ThreadPoolExecutor",
    "computes in C, lets go": "ThreadPoolExecutor",
    "computes in Python": "ProcessPoolExecutor",
}
IN_AN_ASYNCIO_PROGRAM = {
    "waits, library blocks": "to_thread",
    "waits, library is async": "TaskGroup",
    "waits, either library": "TaskGroup",
    "computes in C, lets go": "to_thread",
    "computes in Python": "run_in_executor",
}


def plan(steps):
    if "waits, library is async" in steps.values():
        calls = IN_AN_ASYNCIO_PROGRAM
    else:
        calls = IN_A_PLAIN_PROGRAM
    return {name: calls[kind] for name, kind in steps.items()}


def main():
    steps = {
        "follow the news": "waits, library is async",
        "ask the database": "waits, library blocks",
        "fetch the pages": "waits, either library",
        "count the words": "computes in Python",
    }
    for name, call in plan(steps).items():
        print(f"{name}: {call}")


if __name__ == "__main__":
    main()
