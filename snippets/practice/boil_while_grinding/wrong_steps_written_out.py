"""make_coffee has to call boil and grind, once each: do not write out their steps"""

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
    log.append("kettle on")
    kettle = asyncio.create_task(asyncio.sleep(0.3))
    await asyncio.sleep(0)
    log.append("grinding")
    for _ in range(5):
        crush()
    log.append("ground")
    await kettle
    log.append("kettle boiled")
    log.append("poured")
