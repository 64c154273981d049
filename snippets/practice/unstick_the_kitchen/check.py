"""Checks that the kitchen ends, serves what is not sold out, and sends all cooks home."""

import asyncio

STUCK = "`kitchen` had not returned after 2 s. Where its tasks wait: "
SERVED = "Everything that is not sold out must be served, once."
OVERLAP = "Only one dish was made at a time: the cooks must work together."
LEFT = (
    "A cook was still there when `kitchen` had returned: "
    "send each one home, and wait for it."
)


def check(answer):
    asyncio.run(check_menu(answer, ["tea", "cake"], 2))
    asyncio.run(check_menu(answer, ["soup", "soup"], 2))
    asyncio.run(check_menu(answer, ["tea", "soup", "cake"] * 5, 3))
    asyncio.run(check_together(answer))


async def check_menu(answer, names, cooks):
    async def make(name):
        await asyncio.sleep(0)
        if name == "soup":
            raise answer.SoldOut
        return name

    served = await run(answer, names, make, cooks)
    expected = sorted(name for name in names if name != "soup")
    assert sorted(served) == expected, SERVED


async def check_together(answer):
    both = asyncio.Barrier(2)

    async def make(name):
        await asyncio.wait_for(both.wait(), 1)
        return name

    try:
        await run(answer, ["tea", "cake"], make, 2)
    except* (TimeoutError, asyncio.BrokenBarrierError):
        raise AssertionError(OVERLAP) from None


async def run(answer, names, make, cooks):
    me = asyncio.current_task()
    kitchen = asyncio.create_task(answer.kitchen(names, make, cooks), name="kitchen")
    await asyncio.wait([kitchen], timeout=2)
    left = asyncio.all_tasks() - {me}
    places = "; ".join(sorted(map(where, left)))
    for task in left:
        task.cancel()
    assert kitchen not in left, STUCK + places
    served = kitchen.result()
    assert not left, f"{LEFT} ({places})"
    return served


def where(task):
    names, step = [], task.get_coro()
    while hasattr(step, "cr_await"):
        names.append(step.__qualname__)
        step = step.cr_await
    return f"{task.get_name()}: {' > '.join(names)}"
