"""Checks that the kitchen ends, serves what is not sold out, and sends all cooks home."""

import asyncio

from practice.calls import as_list
from practice.quick_loop import run

HOUR = 3600  # longer than a limit that an answer sets
STUCK = "`kitchen` waits for ever. Where its tasks wait: "
SERVED = "Everything that is not sold out must be served, once."
OVERLAP = "Only one dish was made at a time: the cooks must work together."
ALL_COOKS = "Some cooks did nothing while orders were waiting: all of them must cook."
TOO_MANY = "{} dishes were made at the same time by {} cooks: each makes one at a time."
LEFT = (
    "A cook was still there when `kitchen` had returned: "
    "send each one home, and wait for it."
)
CANCELLED = (
    "A cook was cancelled and had not ended when `kitchen` returned: wait for its end."
)
MENUS = [
    (["tea", "cake"], 2),
    (["soup", "soup"], 2),
    (["tea", "soup", "cake"] * 5, 3),
    (["soup"] * 9 + ["tea"], 1),
    (["tea"] * 9 + ["soup"], 4),
    (["tea", "soup"], 7),
    (["", "tea"], 1),
    ([], 3),
]


def check(answer):
    for names, cooks in MENUS:
        run(check_menu(answer, names, cooks))
    for cooks in (2, 3, 6):
        run(check_together(answer, cooks))


async def check_menu(answer, names, cooks):
    cooking = 0

    async def make(name):
        nonlocal cooking
        cooking += 1
        assert cooking <= cooks, TOO_MANY.format(cooking, cooks)
        await asyncio.sleep(HOUR * len(name))
        cooking -= 1
        if name == "soup":
            raise answer.SoldOut
        return name

    check_served(names, await serve(answer, names, make, cooks))


async def check_together(answer, cooks):
    """The dishes are ready when each cook has one, or after a while."""
    together, most = asyncio.Event(), 0

    async def make(name):
        nonlocal most
        most += 1
        if most == cooks:
            together.set()
        try:
            await asyncio.wait_for(together.wait(), 1)
        except TimeoutError:
            most -= 1
        return name

    names = ["tea", "cake", "pie"] * 4
    served = await serve(answer, names, make, cooks)
    assert together.is_set() or cooks > 2, OVERLAP
    assert together.is_set(), ALL_COOKS
    check_served(names, served)


def check_served(names, served):
    expected = sorted(name for name in names if name != "soup")
    assert isinstance(served, list), f"{SERVED} Return a list, not {served!r}."
    assert sorted(map(str, served)) == expected, SERVED


async def serve(answer, names, make, cooks):
    me, left = asyncio.current_task(), set()

    async def attend():
        served = await answer.kitchen(names, make, cooks)
        left.update(asyncio.all_tasks() - {me, kitchen})
        return served

    kitchen = asyncio.create_task(attend(), name="kitchen")
    await asyncio.wait([kitchen], timeout=1000 * HOUR)  # on this loop no time passes
    stuck = asyncio.all_tasks() - {me}
    places = "; ".join(sorted(map(where, stuck)))
    for task in stuck:
        task.cancel()
    assert kitchen not in stuck, STUCK + places
    served = as_list(kitchen.result())
    assert not left or places, CANCELLED
    assert not left, f"{LEFT} ({places})"
    return served


def where(task):
    names, step = [], task.get_coro()
    while hasattr(step, "cr_await"):
        names += [step.__qualname__] * ("attend" not in step.__qualname__)
        step = step.cr_await
    return f"{task.get_name()}: {' > '.join(names)}"
