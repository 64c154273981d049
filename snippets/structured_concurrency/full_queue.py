import asyncio


async def cook(shelf, dishes):
    for dish in dishes:
        await shelf.put(dish)
        print("cooked", dish)
    await shelf.put(None)


async def serve(shelf, seconds):
    while (dish := await shelf.get()) is not None:
        print("served", dish)
        await asyncio.sleep(seconds)


async def main(room=2, seconds=0.2):
    shelf = asyncio.Queue(maxsize=room)
    async with asyncio.TaskGroup() as group:
        group.create_task(cook(shelf, ["soup", "rice", "cake", "tea"]), name="cook")
        group.create_task(serve(shelf, seconds), name="waiter")


if __name__ == "__main__":
    asyncio.run(main())
