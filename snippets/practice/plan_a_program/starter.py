CALLS = {
    "waits, library blocks": "ThreadPoolExecutor",
    "waits, library is async": "TaskGroup",
    "waits, either library": "ThreadPoolExecutor",
    "computes in C, lets go": "ThreadPoolExecutor",
    "computes in Python": "ProcessPoolExecutor",
}


def plan(steps):
    return {name: CALLS[kind] for name, kind in steps.items()}


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
