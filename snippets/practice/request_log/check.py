"""Checks that blocking code in a pool sees the request of the task that called it."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context

LOST = "`save` saw no request: the context did not cross into the pool's thread."
MIXED = (
    "`save` saw another task's request: the value is shared by all tasks of the loop."
)
SAME = "Two requests with the same order were mixed up: let each call carry its own."
POOL = "`save` did not run in the pool that `handle` was given."
ONCE = "Each order must be saved once."
LINE = "`handle` has to return the line that `save` made, not {}."
ALONE = (
    "Only one `save` ran at a time in a pool of two: let `handle` give way until the "
    "pool has an answer."
)
WORKER = "given"


def check(answer):
    check_lines(answer, [("first", "tea"), ("second", "cake")], workers=1)
    orders = [(f"request {number}", f"order {number}") for number in range(7)]
    check_lines(answer, orders, workers=1)
    check_lines(answer, orders, workers=3)
    check_lines(answer, [(request, "tea") for request, _ in orders], workers=3)
    check_two_at_once(answer)


def check_lines(answer, orders, workers):
    places, save = [], answer.save

    def watched(*args, **kwargs):
        places.append(threading.current_thread().name)
        return f"{save(*args, **kwargs)} {len(orders)}"

    lines = run(answer, watched, orders, workers)
    assert len(places) == len(orders), ONCE
    assert all(name.startswith(WORKER) for name in places), POOL
    assert all(isinstance(line, str) for line in lines), LINE.format(lines)
    unlike = len({order for _, order in orders}) == len(orders)
    assert not any(line.startswith("nobody") for line in lines), LOST
    for line, (request, order) in zip(lines, orders, strict=True):
        assert line.endswith(f": {order} saved {len(orders)}"), LINE.format(repr(line))
        assert line.startswith(f"{request}: "), MIXED if unlike else SAME


def check_two_at_once(answer):
    save, both, alone = answer.save, threading.Barrier(2), []

    def meeting(*args, **kwargs):
        try:
            both.wait(1)
        except threading.BrokenBarrierError:
            alone.append(args)
        return save(*args, **kwargs)

    run(answer, meeting, [("first", "tea"), ("second", "cake")], workers=2)
    assert not alone, ALONE


def run(answer, save, orders, workers):
    """Return the lines of all orders, handled at once with `save` in its place."""

    async def handle_all(pool):
        calls = [answer.handle(request, order, pool) for request, order in orders]
        return await asyncio.gather(*calls)

    given, answer.save = answer.save, save
    try:
        with ThreadPoolExecutor(workers, thread_name_prefix=WORKER) as pool:
            for _ in range(workers):  # the workers start without a request
                Context().run(pool.submit, int).result()
            return asyncio.run(handle_all(pool))
    finally:
        answer.save = given
