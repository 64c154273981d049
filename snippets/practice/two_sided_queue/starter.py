import asyncio


class TwoSidedQueue:
    def __init__(self, loop, maxsize):
        self.loop = loop
        self.queue = asyncio.Queue(maxsize)

    def put(self, item):
        self.queue.put_nowait(item)

    async def get(self):
        return await self.queue.get()


def produce(queue, count):
    for number in range(count):
        queue.put(number)


async def main():
    queue = TwoSidedQueue(asyncio.get_running_loop(), maxsize=2)
    producer = asyncio.create_task(asyncio.to_thread(produce, queue, 2))
    await producer
    print([await queue.get(), await queue.get()])


if __name__ == "__main__":
    asyncio.run(main())
