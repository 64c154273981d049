import asyncio
import time


async def longest_gap(job, pause=0.01):
    gaps = []

    async def beat():
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(pause)
            gaps.append(time.perf_counter() - begun)

    heart = asyncio.create_task(beat(), name="heart")
    await job()
    heart.cancel()
    return sum(gaps) / len(gaps)


async def service():
    await asyncio.sleep(0.3)
    time.sleep(0.2)
    await asyncio.sleep(0.1)


def main():
    gap = asyncio.run(longest_gap(service))
    print("stall of 0.2 s found:", gap >= 0.2)


if __name__ == "__main__":
    main()
