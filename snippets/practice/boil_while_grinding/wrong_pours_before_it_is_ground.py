"""the coffee was poured before the beans were ground"""

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
    time.sleep(0.5)
    log.append("ground")


async def make_coffee(log):
    grinding = asyncio.create_task(asyncio.to_thread(asyncio.run, grind(log)))
    await boil(log)
    log.append("poured")
    await grinding
