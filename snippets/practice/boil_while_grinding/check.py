"""Grind the beans while the water heats."""

import asyncio
import time
from unittest.mock import patch

STEPS = ["kettle on", "grinding", "ground", "kettle boiled", "poured"]


def check(answer):
    crushed, heated, log = [], [], []
    waits = asyncio.sleep, time.sleep

    def heats(delay):
        return delay >= 0.3 and "kettle on" in log and "kettle boiled" not in log

    async def sleep_in_task(delay, *result):
        begun = heats(delay)
        slept = await waits[0](delay, *result)
        heated.append(begun and heats(delay))
        return slept

    def sleep_in_thread(delay):
        begun = heats(delay)
        waits[1](delay)
        heated.append(begun and heats(delay))

    answer.crush = lambda: crushed.append("grinding" in log and "ground" not in log)
    asyncio.sleep, time.sleep = sleep_in_task, sleep_in_thread
    try:
        asyncio.run(answer.make_coffee(log))
    finally:
        asyncio.sleep, time.sleep = waits

    check_log(log)
    assert crushed == [True] * 5, (
        "the beans were not crushed: grind is work, so let it call crush 5 times; "
        "a sleep instead would be a wait"
    )
    assert any(heated), (
        "the water was never heated: boil has to wait for 0.3 seconds "
        "between its two steps"
    )

    check_given(answer)


def check_given(answer):
    """Put others in the place of `boil` and `grind`: this kettle takes twice as long."""
    called, log = [], []

    async def boil(log):
        called.append("boil")
        log.append("kettle on")
        await asyncio.sleep(0.6)
        log.append("kettle boiled")

    async def grind(log):
        called.append("grind")
        log.extend(["grinding", "ground"])

    with patch.multiple(answer, boil=boil, grind=grind):
        asyncio.run(answer.make_coffee(log))
    assert sorted(called) == ["boil", "grind"], (
        "make_coffee has to call boil and grind, once each: do not write out their steps"
    )
    check_log(log)


def check_log(log):
    missing = [step for step in STEPS if log.count(step) != 1]
    assert not missing, (
        f"the log has {missing[0]!r} {log.count(missing[0])} times, not 1"
    )
    on, grinding, ground, boiled, poured = map(log.index, STEPS)
    assert on < ground, (
        "the kettle was switched on after the beans were ground: a task begins when "
        "the coroutine that made it gives way, and grinding does not give way"
    )
    assert grinding < boiled, (
        "nobody ground beans while the water heated: start the kettle, "
        "and grind before it boils"
    )
    assert poured > boiled, (
        "the coffee was poured before the water had boiled: wait for both tasks"
    )
    assert poured > ground, "the coffee was poured before the beans were ground"
