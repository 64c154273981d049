import asyncio
import time


def blocking_io(log, seconds):
    time.sleep(seconds)
    log.append("blocking_io is complete")


async def other(log, pause=0.03):
    for number in range(3):
        await asyncio.sleep(pause)
        log.append(f"other task, step {number}")


async def await_the_call(log, seconds=0.4):
    task = asyncio.create_task(other(log))
    await asyncio.to_thread(blocking_io, log, seconds)
    log.append("main continues")
    await task


async def start_the_call(log, seconds=0.4):
    call = asyncio.create_task(asyncio.to_thread(blocking_io, log, seconds))
    log.append("main continues")
    await call


def main():
    for variant in (await_the_call, start_the_call):
        log = []
        asyncio.run(variant(log))
        print(f"{variant.__name__}:", *log, sep="\n  ")


if __name__ == "__main__":
    main()
