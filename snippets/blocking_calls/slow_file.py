import asyncio
import os
import tempfile
import time
from pathlib import Path


def write_late(path, seconds):
    time.sleep(seconds)
    path.write_text("late news\n")


async def read_directly(path):
    return path.read_text()


async def read_in_a_thread(path):
    return await asyncio.to_thread(path.read_text)


async def heartbeat(beats, limit=5):
    for _ in range(limit):
        await asyncio.sleep(0.02)
        beats.append("beat")


async def beats_during(read, path, seconds=0.4):
    beats = []
    pulse = asyncio.create_task(heartbeat(beats))
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, write_late, path, seconds)
    await read(path)
    pulse.cancel()
    return len(beats)


def main():
    if not hasattr(os, "mkfifo"):
        print("this example needs named pipes: Linux or macOS")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "slow_file")
        os.mkfifo(path)
        for read in (read_directly, read_in_a_thread):
            beats = asyncio.run(beats_during(read, path))
            print(f"{read.__name__}: {beats} of 5 beats")


if __name__ == "__main__":
    main()
