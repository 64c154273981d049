"""Run three coroutines at once, in one event loop."""

import asyncio

UNUSED = "greet_all did not run greet"
LOOPS = "each greeting ran in a loop of its own: call asyncio.run once, around one coroutine"
ALONE = "each greeting waits for the one before: make a task of each, then wait for all"
TIMES = "greet has to be called once for each of {}, and was called for {}"
LIST = "greet_all has to return a list of the greetings, but returned {!r}"
ORDER = (
    "the greetings have to be in the order of the names, not in that of ending: {!r}"
)
OPEN = "the loop was never closed: asyncio.run closes it for you"


def check(answer):
    for names in (["Ada", "Grace", "Alan"], ["Bob", "Al", "Bob", "Cleo"], ["Ada"], []):
        check_names(answer, names)


def check_names(answer, names):
    """Let all greetings begin before one ends, and end in the opposite order."""
    loops, started, ended, alone = [], [], [], []

    async def greet(name):
        loops.append(asyncio.get_running_loop())
        place = len(started)
        started.append(name)
        for _ in range(10):  # turns enough to start the others
            await asyncio.sleep(0)
        if set(started) != set(names):
            alone.append(name)
        for _ in range(10 * (len(names) - place)):  # the first one ends last
            await asyncio.sleep(0)
        ended.append(name)
        return f"hello, {name}"

    greetings = answer.greet_all(names, greet)
    assert started or not names, UNUSED
    assert len(set(map(id, loops))) < 2, LOOPS
    assert not alone, ALONE
    assert sorted(map(str, started)) == sorted(names), TIMES.format(names, started)
    wanted = [f"hello, {name}" for name in names]
    assert isinstance(greetings, list), LIST.format(greetings)
    assert sorted(map(str, greetings)) == sorted(wanted), LIST.format(greetings)
    assert greetings == wanted, ORDER.format(greetings)
    assert all(loop.is_closed() for loop in loops), OPEN
