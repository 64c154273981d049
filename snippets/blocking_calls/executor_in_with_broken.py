import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def slow(log, seconds):
    time.sleep(seconds)
    log.append("slow call ended")


def fail():
    raise OSError("no such host")


async def heartbeat(log, due):
    await asyncio.sleep(due)
    log.append(f"heartbeat due at {due} s")


async def fetch_both(log, seconds):
    run = asyncio.get_running_loop().run_in_executor
    with ThreadPoolExecutor(max_workers=2) as pool:
        await asyncio.gather(run(pool, slow, log, seconds), run(pool, fail))


async def main(log, seconds=0.4):
    pulse = asyncio.create_task(heartbeat(log, seconds / 2))
    try:
        await fetch_both(log, seconds)
    except OSError as error:
        log.append(f"error reported: {error}")
    await pulse


if __name__ == "__main__":
    log = []
    asyncio.run(main(log))
    print(*log, sep="\n")
