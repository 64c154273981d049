import asyncio


async def add_up(limit, piece):
    total = 0
    for start in range(0, limit, piece):
        total += sum(range(start, min(start + piece, limit)))
        await asyncio.sleep(0)
    return total


async def heartbeat(beats, limit=5):
    for _ in range(limit):
        await asyncio.sleep(0.01)
        beats.append("beat")


async def beats_during(work):
    beats = []
    pulse = asyncio.create_task(heartbeat(beats), name="heartbeat")
    await work
    pulse.cancel()
    return len(beats)


async def main(limit=10_000_000):
    for piece in limit, 100_000:
        beats = await beats_during(add_up(limit, piece))
        print(f"pieces: {limit // piece}, beats: {beats} of 5")


if __name__ == "__main__":
    asyncio.run(main())
