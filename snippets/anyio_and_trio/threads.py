# /// script
# dependencies = ["anyio", "trio"]
# ///
import threading

import anyio
from anyio import from_thread, to_thread


def is_main():
    return threading.current_thread() is threading.main_thread()


async def look_up():
    await anyio.sleep(0.1)
    return is_main()


def blocking_job():
    return is_main(), from_thread.run(look_up)


async def main():
    job, coroutine = await to_thread.run_sync(blocking_job)
    print(f"the job in the main thread: {job}, its coroutine: {coroutine}")


if __name__ == "__main__":
    for backend in ("asyncio", "trio"):
        anyio.run(main, backend=backend)
