import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


async def within(seconds, call):
    try:
        async with asyncio.timeout(seconds):
            return await call
    except TimeoutError:
        return "TimeoutError"


async def quick_calls(own_pool, busy, workers=2, limit=0.3):
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(workers))
    release = threading.Event()
    for _ in range(busy):
        loop.run_in_executor(None, release.wait, 5)
    default = await within(limit, asyncio.to_thread(max, 3, 7))
    own = await within(limit, loop.run_in_executor(own_pool, max, 3, 7))
    release.set()
    return default, own


def main():
    with ThreadPoolExecutor(max_workers=1) as own_pool:
        for busy in (1, 2):
            default, own = asyncio.run(quick_calls(own_pool, busy))
            print(f"{busy} of 2 workers busy")
            print(f"  default pool: {default}")
            print(f"  own pool: {own}")


if __name__ == "__main__":
    main()
