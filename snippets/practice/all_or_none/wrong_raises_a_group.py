"""place_all raised an ExceptionGroup, and its caller expects an OrderFailed."""

import asyncio


class OrderFailed(Exception):
    pass


async def place(part):
    await asyncio.sleep({"lamp": 0.1, "desk": 0.2, "chair": 0.3}[part])
    if part == "lamp":
        raise ValueError("no lamp left")
    print("placed:", part)
    return f"{part} is coming"


async def place_all(parts, place):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(place(part)) for part in parts]
    except ValueError as error:
        raise OrderFailed(str(error)) from error
    return [task.result() for task in tasks]


async def main():
    try:
        print(await place_all(["desk", "lamp", "chair"], place))
    except OrderFailed as error:
        print("nothing ordered:", error)
    await asyncio.sleep(0.4)


if __name__ == "__main__":
    asyncio.run(main())
