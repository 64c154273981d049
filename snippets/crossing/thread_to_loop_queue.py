import asyncio


def produce(loop, queue, items):
    for item in [*items, None]:
        put = asyncio.run_coroutine_threadsafe(queue.put(item), loop)
        put.result(timeout=5)


async def consume(queue, delay):
    items, waiting = [], []
    while (item := await queue.get()) is not None:
        items.append(item)
        await asyncio.sleep(delay)
        waiting.append(queue.qsize())
    return items, max(waiting)


async def main(count=6, bound=2, delay=0.05):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue(maxsize=bound)
    async with asyncio.TaskGroup() as group:
        consumer = group.create_task(consume(queue, delay), name="consumer")
        await asyncio.to_thread(produce, loop, queue, range(count))
    items, most = consumer.result()
    print("received", items)
    print(f"never more than {bound} waiting:", most <= bound)


if __name__ == "__main__":
    asyncio.run(main())
