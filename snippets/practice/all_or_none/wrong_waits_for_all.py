"""A part was placed after another had failed: cancel the rest."""

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
    jobs = [place(part) for part in parts]
    outcomes = await asyncio.gather(*jobs, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, ValueError):
            raise OrderFailed(str(outcome)) from outcome
    return outcomes


async def main():
    try:
        print(await place_all(["desk", "lamp", "chair"], place))
    except OrderFailed as error:
        print("nothing ordered:", error)
    await asyncio.sleep(0.4)


if __name__ == "__main__":
    asyncio.run(main())
