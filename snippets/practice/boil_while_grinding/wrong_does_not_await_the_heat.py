"""boil has to wait for 0.3 seconds between its two steps"""

import asyncio
import time


def crush():
    end = time.thread_time() + 0.02
    while time.thread_time() < end:
        pass


async def boil(log):
    log.append("kettle on")
    heating = asyncio.create_task(asyncio.sleep(0.3))
    await asyncio.sleep(0)
    log.append("kettle boiled")
    await heating


async def grind(log):
    log.append("grinding")
    for _ in range(5):
        crush()
    log.append("ground")


async def make_coffee(log):
    async with asyncio.TaskGroup() as group:
        group.create_task(boil(log))
        group.create_task(grind(log))
    log.append("poured")
