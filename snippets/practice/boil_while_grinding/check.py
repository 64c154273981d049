"""Grind the beans while the water heats."""

import asyncio
import time

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
