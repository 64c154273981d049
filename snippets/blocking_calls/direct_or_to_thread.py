import asyncio
import time


async def call_directly(seconds):
    time.sleep(seconds)


async def call_in_a_thread(seconds):
    await asyncio.to_thread(time.sleep, seconds)


async def heartbeat(beats, limit=5):
    for _ in range(limit):
        await asyncio.sleep(0.02)
        beats.append("beat")


async def beats_during(call):
    beats = []
    pulse = asyncio.create_task(heartbeat(beats))
    await call
    pulse.cancel()
    return len(beats)


async def main():
    for call in (call_directly, call_in_a_thread):
        beats = await beats_during(call(0.4))
        print(f"{call.__name__}: {beats} of 5 beats")


if __name__ == "__main__":
    asyncio.run(main())
