"""Grind the beans while the water heats."""

import asyncio

STEPS = ["kettle on", "grinding", "ground", "kettle boiled", "poured"]


def check(answer):
    crushed, heated = [], []
    sleep = asyncio.sleep

    async def counted_sleep(delay, *result):
        heated.append(delay)
        return await sleep(delay, *result)

    answer.crush = lambda: crushed.append("a bean")
    asyncio.sleep = counted_sleep
    log = []
    try:
        asyncio.run(answer.make_coffee(log))
    finally:
        asyncio.sleep = sleep

    missing = [step for step in STEPS if log.count(step) != 1]
    assert not missing, (
        f"the log has {missing[0]!r} {log.count(missing[0])} times, not 1"
    )
    assert len(crushed) == 5, (
        "the beans were not crushed: grind is work, so let it call crush 5 times; "
        "a sleep instead would be a wait"
    )
    assert max(heated, default=0) >= 0.3, (
        "the water was never heated: boil has to wait for 0.3 seconds"
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
