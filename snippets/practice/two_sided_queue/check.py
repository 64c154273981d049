"""Checks that items cross promptly, in order, and that a full queue holds the thread."""

import asyncio
import threading
import time
from contextlib import suppress
from unittest.mock import patch

from practice.calls import Call, impatient
from practice.quick_loop import QuickLoop

LATE = (
    "`put` used the loop's queue from another thread: nothing wakes the loop, "
    "so the item may be seen late."
)
POLLS = "`get` looks for items from time to time: an item must wake the task at once."
FROZEN = (
    "The loop stood still in `get`: a task that waits for an item must let others run."
)
LOST = (
    "A full queue lost an item: "
    "`put_nowait` raised QueueFull in the loop, not in your thread."
)
CANCELLED = (
    "A `get` that was cancelled took an item with it: nobody will see that item."
)
GONE = "An item that was put did not come out of `get`."
RAISED = (
    "`put` raised {!r}: a full queue has to hold the thread until there is a place."
)
FULL = "`put` returned although the queue was full: the thread has to wait there."
PLACES = (
    "A `get` that was cancelled made room for one more: free a place only with an item."
)
FREE = (
    "`put` waited although the queue had a free place: it waits only while it is full."
)


def check(answer):
    for part in PARTS:
        with impatient(answer):
            call = Call(asyncio.run, part(answer.TwoSidedQueue))
            assert call.ended(4), FROZEN
        call.result()
    check_no_polls(answer.TwoSidedQueue)


async def check_turns(kind):
    """Other tasks have their turns while one waits for an item."""
    queue = kind(asyncio.get_running_loop(), 2)
    waiting = asyncio.create_task(queue.get())
    begun = time.monotonic()
    for _ in range(100):
        await asyncio.sleep(0)
    assert time.monotonic() - begun < 1, FROZEN
    Producer(queue, [None])
    assert await in_time(waiting) is None, GONE


async def check_no_timer(kind):
    """No timer wakes the loop while it waits here, so `put` has to."""
    loop = asyncio.get_running_loop()
    queue, got, late = kind(loop, 2), threading.Event(), []
    callers, original = set(), asyncio.Queue.put_nowait

    def put_nowait(queue, item):
        callers.add(threading.current_thread())
        original(queue, item)

    def put_and_wait():
        time.sleep(0.05)  # the loop has come to rest by then
        queue.put("item")
        if not got.wait(1):
            late.append("item")
            loop.call_soon_threadsafe(int)

    with patch.object(asyncio.Queue, "put_nowait", put_nowait):
        waiting = asyncio.create_task(queue.get())
        await asyncio.sleep(0)
        call = Call(put_and_wait)
        item = await waiting
        got.set()
        call.result()
    assert not late, LATE
    assert callers <= {threading.current_thread()}, LATE
    assert item == "item", GONE


def check_no_polls(kind):
    """On a loop whose clock jumps to the next timer, it stands still without timers."""

    async def wait_for_one():
        loop = asyncio.get_running_loop()
        queue = kind(loop, 2)
        waiting = asyncio.create_task(queue.get())
        for _ in range(5):
            await asyncio.sleep(0)
        before = loop.time()
        Producer(queue, [0], after=0.1)  # a loop that rests turns ten times by then
        await waiting
        return loop.time() - before

    with asyncio.Runner(loop_factory=QuickLoop) as runner:
        assert runner.run(wait_for_one()) < 0.0005, POLLS


async def check_full(kind):
    errors = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, details: errors.append(details))
    for size in (1, 2, 5):
        queue = kind(loop, size)
        producer = Producer(queue, range(9))
        for number in range(9):
            await producer.has_put(min(9, number + size), errors)
            item = await in_time(queue.get())
            assert item == number, f"Item {number} came as {item!r}: keep the order."


async def check_threads(kind):
    """Each of three threads gets its items through, in order."""
    loop = asyncio.get_running_loop()
    queue = kind(loop, 2)
    producers = [Producer(queue, [(name, n) for n in range(5)]) for name in "abc"]
    items = [await in_time(queue.get()) for _ in range(15)]
    for producer, name in zip(producers, "abc", strict=True):
        assert [item for item in items if item[0] == name] == producer.items, (
            f"The items of one of three threads came as {items}."
        )
    getting = [asyncio.create_task(queue.get()) for _ in range(3)]
    await asyncio.sleep(0)
    Producer(queue, [1, 2, 3])
    assert sorted([await in_time(task) for task in getting]) == [1, 2, 3], GONE


async def in_time(getting, seconds=2):
    try:
        return await asyncio.wait_for(getting, seconds)
    except TimeoutError:
        raise AssertionError(GONE) from None


async def check_cancelled(kind):
    """A `get` that is cancelled leaves the items to the next."""
    queue = kind(asyncio.get_running_loop(), 2)
    for _ in range(3):
        waiting = asyncio.create_task(queue.get())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait([waiting])
        assert waiting.cancelled(), "A `get` that is cancelled has to end as cancelled."
    Producer(queue, "abcd")
    items = []
    with suppress(AssertionError):
        while len(items) < 4:
            items.append(await in_time(queue.get(), 1))
    Producer(queue, range(9))  # for those that still wait
    assert items == ["a", "b", "c", "d"], CANCELLED


async def check_places(kind):
    """A `get` that is cancelled makes no place for an item more."""
    queue = kind(asyncio.get_running_loop(), 2)
    for _ in range(3):
        waiting = asyncio.create_task(queue.get())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait([waiting])
    await Producer(queue, range(9)).has_put(2, [], PLACES)


PARTS = (
    check_no_timer,
    check_turns,
    check_full,
    check_threads,
    check_cancelled,
    check_places,
)


class Producer:
    """A thread that puts items, and how many it has put."""

    def __init__(self, queue, items, after=0):
        self.queue, self.items = queue, list(items)
        self.count, self.error, self.after = 0, None, after
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        time.sleep(self.after)
        try:
            for item in self.items:
                self.queue.put(item)
                self.count += 1
        except Exception as error:
            self.error = error

    async def has_put(self, expected, errors, full=FULL):
        """Let the loop run until so many are put, and a little longer."""
        until = time.monotonic() + 2
        while self.count < expected and not self.error and time.monotonic() < until:
            await asyncio.sleep(0.002)
        for _ in range(5):
            await asyncio.sleep(0.002)
        assert not errors, LOST
        assert not self.error, RAISED.format(self.error)
        assert self.count <= expected, full
        assert self.count == expected, FREE
