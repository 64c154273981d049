import asyncio
import time


def process(text, seconds=0.4):
    time.sleep(seconds)
    if not text:
        raise ValueError("nothing to process")
    return text.upper()


async def heartbeat(beats, limit=5):
    for _ in range(limit):
        await asyncio.sleep(0.02)
        beats.append("beat")


async def main():
    beats = []
    pulse = asyncio.create_task(heartbeat(beats))
    try:
        print(await asyncio.to_thread(process, ""))
    except ValueError as error:
        print(f"caught: {error}")
    print(f"{len(beats)} of 5 beats")
    pulse.cancel()


if __name__ == "__main__":
    asyncio.run(main())
