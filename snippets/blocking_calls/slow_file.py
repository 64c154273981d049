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


async def beats_during(read, path, seconds=0.4):
    async def heartbeat():
        for _ in range(5):
            await asyncio.sleep(0.02)
            beats.append("beat")

    beats = []
    pulse = asyncio.create_task(heartbeat())
    asyncio.get_running_loop().run_in_executor(None, write_late, path, seconds)
    await read(path)
    pulse.cancel()
    return len(beats)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "slow_file")
        os.mkfifo(path)
        for read in (read_directly, read_in_a_thread):
            print(read.__name__, asyncio.run(beats_during(read, path)), "of 5 beats")
