"""Run three coroutines at once, in one event loop."""

import asyncio

NAMES = ["Ada", "Grace", "Alan"]


def check(answer):
    loops, started, alone = [], [], []

    async def greet(name):
        loops.append(asyncio.get_running_loop())
        started.append(name)
        for _ in range(10):  # turns enough to start the others
            await asyncio.sleep(0)
        if len(started) < len(NAMES):
            alone.append(name)
        for _ in range(30 // len(name)):  # the longest name ends first
            await asyncio.sleep(0)
        return f"hello, {name}"

    greetings = answer.greet_all(NAMES, greet)
    assert started, "greet_all did not run greet"
    assert len(set(map(id, loops))) == 1, (
        "each greeting ran in a loop of its own: call asyncio.run once, around one "
        "coroutine"
    )
    assert not alone, (
        "each greeting waits for the one before: make a task of each, then wait for all"
    )
    assert set(greetings) == {f"hello, {name}" for name in NAMES}, (
        f"greet_all has to return the three greetings, but returned {greetings!r}"
    )
    assert list(greetings) == [f"hello, {name}" for name in NAMES], (
        "the greetings have to be in the order of the names, not in that of ending"
    )
    assert loops[0].is_closed(), (
        "the loop was never closed: asyncio.run closes it for you"
    )
