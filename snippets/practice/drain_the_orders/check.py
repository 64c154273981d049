"""Checks that accepted orders are finished after SIGTERM, within a limit, and no task stays."""

import asyncio
import signal

from practice.quick_loop import run

HOUR = 3600  # longer than a limit that an answer sets
BEFORE = "`serve` ended before a signal had come."
UNHANDLED = "An order was in the queue, and `serve` did not handle it."
DROPPED = "SIGTERM came, and orders that were accepted before it were not finished."
CUT = "The order in hand was cancelled although there was time to finish it."
NONE_LEFT = "All orders were finished: `serve` must return an empty list, not {}."
WAITED = (
    "All orders were finished, and `serve` went on waiting for the rest of its limit."
)
LIMIT = "An order that never ends kept `serve` running long after its limit."
RESTARTS = "The limit is one for all orders, and here each order got it for itself."
REPORT = (
    "After the limit, `serve` must return a list of every unfinished order, "
    "the one in hand first, not {}."
)
LEFT = "A task was still running when `serve` had returned: cancel it, and wait for its end."
UNHEARD = "SIGTERM did not reach `serve`: set a handler on the loop."
PARALLEL = "Two orders were in hand at the same time: handle one after another."


def check(answer):
    parts = (
        check_nothing,
        check_idle,
        check_drain,
        check_limit,
        check_cleanup,
        check_one_limit,
    )
    for part in parts:
        run(part(Service(answer)))


class Service:
    """Runs `serve` as a task and sends it the signal."""

    def __init__(self, answer):
        self.serve = answer.serve
        self.orders = asyncio.Queue()
        self.unheard = asyncio.Event()
        self.in_hand, self.finished, self.parallel = [], [], False

    async def begin(self, names, handle, limit, until):
        """Serve the orders, and send SIGTERM when `until` is set."""

        async def noted(order):
            self.in_hand.append(order)
            self.parallel = self.parallel or len(self.in_hand) > 1
            await handle(order)
            self.in_hand.remove(order)
            self.finished.append(order)

        signal.signal(signal.SIGTERM, lambda *_: self.unheard.set())
        for name in names:
            self.orders.put_nowait(name)
        serving = asyncio.create_task(self.serve(self.orders, noted, limit))
        waiting = asyncio.create_task(until.wait())
        both = [serving, waiting]
        await asyncio.wait(both, timeout=3, return_when="FIRST_COMPLETED")
        waiting.cancel()
        await settle()
        if serving.done():
            serving.result()
            raise AssertionError(BEFORE)
        assert until.is_set(), UNHANDLED
        signal.raise_signal(signal.SIGTERM)
        await settle()
        assert not self.unheard.is_set(), UNHEARD
        return serving

    async def end(self, serving, message, within=2):
        """Return what `serve` returned and which tasks it left behind."""
        await asyncio.wait([serving], timeout=within)
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        assert not self.parallel, PARALLEL
        assert serving not in left, message
        return serving.result(), left


async def check_nothing(service):
    """Send the signal when nothing is in the queue and nothing in hand."""
    handled = asyncio.Event()

    async def handle(order):
        handled.set()

    serving = await service.begin(["tea"], handle, 60, handled)
    unfinished, left = await service.end(serving, WAITED)
    assert service.finished == ["tea"], DROPPED
    assert unfinished == [], NONE_LEFT.format(unfinished)
    assert not left, LEFT


async def check_idle(service):
    """Let an order come when the queue is empty and a limit has passed, then the signal."""
    first, late, go_on = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def handle(order):
        first.set()
        if order == "late":
            late.set()
            await go_on.wait()

    async def order_later():
        await first.wait()
        await asyncio.sleep(0.4)
        service.orders.put_nowait("late")

    ordering = asyncio.create_task(order_later())
    serving = await service.begin(["tea"], handle, 0.3, late)
    await ordering
    go_on.set()
    unfinished, left = await service.end(serving, LIMIT)
    assert service.finished == ["tea", "late"], DROPPED
    assert unfinished == [], NONE_LEFT.format(unfinished)
    assert not left, LEFT


async def check_drain(service):
    cut = []
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def handle(order):
        begun.set()
        try:
            await go_on.wait()
            await asyncio.sleep(HOUR)
        except asyncio.CancelledError:
            cut.append(order)
            raise

    serving = await service.begin(["tea", "cake", "pie"], handle, 9 * HOUR, begun)
    go_on.set()
    unfinished, left = await service.end(serving, WAITED, within=4 * HOUR)
    assert not cut, CUT
    assert service.finished == ["tea", "cake", "pie"], DROPPED
    assert unfinished == [], NONE_LEFT.format(unfinished)
    assert not left, LEFT


async def check_limit(service):
    begun = asyncio.Event()

    async def handle(order):
        if order == "cake":
            begun.set()
            await asyncio.Event().wait()

    serving = await service.begin(["tea", "cake", "pie", "nut"], handle, 0.05, begun)
    unfinished, left = await service.end(serving, LIMIT)
    assert unfinished == ["cake", "pie", "nut"], REPORT.format(unfinished)
    assert not left, LEFT


async def check_cleanup(service):
    """Let the order in hand clean up for a while when it is cancelled."""
    begun = asyncio.Event()

    async def handle(order):
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(HOUR)

    serving = await service.begin(["tea"], handle, 0.01, begun)
    unfinished, left = await service.end(serving, LIMIT, within=2 * HOUR)
    assert not left, LEFT
    assert unfinished == ["tea"], REPORT.format(unfinished)


async def check_one_limit(service):
    """Let each order take nearly the limit: two of them take longer than it."""
    begun = asyncio.Event()

    async def handle(order):
        begun.set()
        await asyncio.sleep(0.15)

    serving = await service.begin(["tea", "cake", "pie"], handle, 0.2, begun)
    unfinished, left = await service.end(serving, LIMIT)
    assert unfinished, RESTARTS
    assert [*service.finished, *unfinished] == ["tea", "cake", "pie"], REPORT.format(
        unfinished
    )
    assert not left, LEFT


async def settle():
    for _ in range(20):
        await asyncio.sleep(0)
