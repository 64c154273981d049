import asyncio
import time


async def boil(log, seconds=0.4):
    log.append("kettle on")
    await asyncio.sleep(seconds)
    log.append("kettle boiled")


async def grind(log, seconds=0.1):
    log.append("grinding")
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass
    log.append("ground")


async def standing_by():
    log = []
    await boil(log)
    await grind(log)
    return log


async def together(first, second):
    log = []
    await asyncio.gather(first(log), second(log))
    return log


async def main():
    print("standing by:   ", *await standing_by(), sep=" | ")
    print("kettle first:  ", *await together(boil, grind), sep=" | ")
    print("grinding first:", *await together(grind, boil), sep=" | ")


if __name__ == "__main__":
    asyncio.run(main())
