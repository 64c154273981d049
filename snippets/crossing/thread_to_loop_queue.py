import asyncio


def produce(loop, queue, items, sent):
    for item in [*items, None]:
        put = asyncio.run_coroutine_threadsafe(queue.put(item), loop)
        put.result(timeout=5)
        sent.append(item)


async def consume(queue, sent, delay):
    items, ahead = [], []
    while (item := await queue.get()) is not None:
        items.append(item)
        await asyncio.sleep(delay)
        ahead.append(len(sent) - len(items))
    return items, max(ahead)


async def main(count=6, bound=2, delay=0.05):
    loop, sent = asyncio.get_running_loop(), []
    queue = asyncio.Queue(maxsize=bound)
    async with asyncio.TaskGroup() as group:
        consumer = group.create_task(consume(queue, sent, delay), name="consumer")
        await asyncio.to_thread(produce, loop, queue, range(count), sent)
    items, most = consumer.result()
    print("received", items)
    print("items by which the thread was ahead, at most:", most)


if __name__ == "__main__":
    asyncio.run(main())
