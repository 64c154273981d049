import asyncio
import gc

kept = set()


async def listen():
    news = asyncio.Event()
    await news.wait()


def start(keep):
    task = asyncio.create_task(listen(), name="listener")
    if keep:
        kept.add(task)
        task.add_done_callback(kept.discard)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, error: print(error["message"]))
    for keep in (False, True):
        start(keep)
        await asyncio.sleep(0.1)
        gc.collect()
        names = [task.get_name() for task in asyncio.all_tasks()]
        print(f"kept: {keep}, alive: {'listener' in names}")


if __name__ == "__main__":
    asyncio.run(main())
