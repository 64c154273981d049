import asyncio


class ToyTask:
    def __init__(self, coroutine):
        self.coroutine = coroutine
        self.result = asyncio.get_running_loop().create_future()
        self.step()

    def step(self, future=None):
        try:
            future = self.coroutine.send(None)
        except StopIteration as end:
            print("task: the coroutine returned")
            self.result.set_result(end.value)
        else:
            print("task: it waits for a", type(future).__name__)
            future.add_done_callback(self.step)


async def fetch(delay):
    parcel = await asyncio.sleep(delay, "a parcel")
    return parcel + ", opened"


async def main(delay=0.1):
    task = ToyTask(fetch(delay))
    print("main: goes on")
    print("main: got", await task.result)


if __name__ == "__main__":
    asyncio.run(main())
