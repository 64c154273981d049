import asyncio
import time


def crush():
    end = time.thread_time() + 0.02
    while time.thread_time() < end:
        pass


async def boil(log):
    log.append("kettle on")
    await asyncio.sleep(0.3)
    log.append("kettle boiled")


async def grind(log):
    log.append("grinding")
    for _ in range(5):
        crush()
    log.append("ground")


async def make_coffee(log):
    async with asyncio.TaskGroup() as group:
        group.create_task(boil(log), name="boil")
        group.create_task(grind(log), name="grind")
    log.append("poured")


def main():
    log = []
    asyncio.run(make_coffee(log))
    print(*log, sep=" | ")


if __name__ == "__main__":
    main()
