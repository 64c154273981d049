"""the log has 'kettle boiled' 0 times, not 1"""

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
    tasks = [asyncio.create_task(boil(log))]
    await asyncio.sleep(0)
    await grind(log)
    await asyncio.sleep(0.35)
    log.append("poured")
    return tasks
