import asyncio


class TwoSidedQueue:
    def __init__(self, loop, maxsize):
        self.loop = loop
        self.queue = asyncio.Queue(maxsize)

    def put(self, item):
        putting = asyncio.run_coroutine_threadsafe(self.queue.put(item), self.loop)
        putting.result()

    async def get(self):
        return await self.queue.get()


def produce(queue, count):
    for number in range(count):
        queue.put(number)


async def main():
    queue = TwoSidedQueue(asyncio.get_running_loop(), maxsize=2)
    producer = asyncio.create_task(asyncio.to_thread(produce, queue, 5))
    print([await queue.get() for _ in range(5)])
    await producer


if __name__ == "__main__":
    asyncio.run(main())
