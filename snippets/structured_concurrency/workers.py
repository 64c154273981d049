import asyncio


async def load(row):
    await asyncio.sleep(0.1 if row else 0.5)
    return row * 10, len(asyncio.all_tasks())


async def with_semaphore(rows, limit=2):
    places = asyncio.Semaphore(limit)

    async def load_one(row):
        async with places:
            return await load(row)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(load_one(row)) for row in rows]
    return [task.result() for task in tasks]


async def with_workers(rows, limit=2):
    todo = iter(rows)
    loaded = []

    async def work():
        for row in todo:
            loaded.append(await load(row))

    async with asyncio.TaskGroup() as group:
        for number in range(limit):
            group.create_task(work(), name=f"worker {number}")
    return loaded


if __name__ == "__main__":
    for way in (with_semaphore, with_workers):
        rows, alive = zip(*asyncio.run(way(range(4))), strict=True)
        print(f"{way.__name__}: {list(rows)}, tasks: {max(alive)}")
