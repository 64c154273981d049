"""Checks that accepted orders are finished after SIGTERM, within a limit, and no task stays."""

import asyncio
import signal

DROPPED = "SIGTERM came, and orders that were accepted before it were not finished."
CUT = "The order in hand was cancelled although there was time to finish it."
NONE_LEFT = "All orders were finished: `serve` must return an empty list."
LIMIT = "An order that never ends kept `serve` running long after its limit."
REPORT = "After the limit, `serve` must return every unfinished order, the one in hand first."
LEFT = "A task was still running when `serve` had returned: cancel it, and wait for its end."
UNHEARD = "SIGTERM did not reach `serve`: set a handler on the loop."


def check(answer):
    asyncio.run(check_drain(answer))
    asyncio.run(check_limit(answer))


async def check_drain(answer):
    finished = []
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def handle(order):
        begun.set()
        try:
            await go_on.wait()
        except asyncio.CancelledError:
            finished.append(f"{order} cut")
            raise
        finished.append(order)

    serving = await start(answer, ["tea", "cake", "pie"], handle, 3, begun)
    await asyncio.sleep(0.05)
    go_on.set()
    unfinished, left = await end(serving)
    assert "tea cut" not in finished, CUT
    assert finished == ["tea", "cake", "pie"], DROPPED
    assert unfinished == [], NONE_LEFT
    assert not left, LEFT


async def check_limit(answer):
    begun = asyncio.Event()

    async def handle(order):
        if order == "cake":
            begun.set()
            await asyncio.Event().wait()

    serving = await start(answer, ["tea", "cake", "pie"], handle, 0.05, begun)
    unfinished, left = await end(serving)
    assert unfinished == ["cake", "pie"], REPORT
    assert not left, LEFT


async def start(answer, names, handle, limit, begun):
    unheard = asyncio.Event()
    signal.signal(signal.SIGTERM, lambda *_: unheard.set())
    orders = asyncio.Queue()
    for name in names:
        orders.put_nowait(name)
    serving = asyncio.create_task(answer.serve(orders, handle, limit))
    await begun.wait()
    signal.raise_signal(signal.SIGTERM)
    assert not unheard.is_set(), UNHEARD
    return serving


async def end(serving):
    await asyncio.wait([serving], timeout=4)
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    assert serving not in left, LIMIT
    return serving.result(), left
