"""The rest was cancelled, but place_all did not wait until it had ended."""

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
    tasks = [asyncio.create_task(place(part)) for part in parts]
    try:
        return await asyncio.gather(*tasks)
    except ValueError as error:
        for task in tasks:
            task.cancel()
        raise OrderFailed(str(error)) from error


async def main():
    try:
        print(await place_all(["desk", "lamp", "chair"], place))
    except OrderFailed as error:
        print("nothing ordered:", error)
    await asyncio.sleep(0.4)


if __name__ == "__main__":
    asyncio.run(main())
