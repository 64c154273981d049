import asyncio


async def greet(name):
    await asyncio.sleep(0.1)
    return f"hello, {name}"


async def greet_each(names, greet):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(greet(name)) for name in names]
    return [task.result() for task in tasks]


def greet_all(names, greet=greet):
    return asyncio.run(greet_each(names, greet))


def main():
    print(greet_all(["Ada", "Grace", "Alan"]))


if __name__ == "__main__":
    main()
