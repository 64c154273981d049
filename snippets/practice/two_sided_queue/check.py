"""Checks that items cross promptly, in order, and that a full queue holds the thread."""

import asyncio
import threading
from unittest.mock import patch

LATE = (
    "`put` used the loop's queue from another thread: nothing wakes the loop, "
    "so the item may be seen late."
)
FROZEN = (
    "The loop stood still in `get`: a task that waits for an item must let others run."
)
LOST = (
    "A full queue lost an item: "
    "`put_nowait` raised QueueFull in the loop, not in your thread."
)
FULL = "`put` returned although the queue was full: the thread has to wait there."


def check(answer):
    failed = []
    thread = threading.Thread(target=run, args=(answer, failed), daemon=True)
    thread.start()
    thread.join(4)
    assert not thread.is_alive(), FROZEN
    if failed:
        raise failed[0]


def run(answer, failed):
    try:
        asyncio.run(check_all(answer))
    except BaseException as error:
        failed.append(error)


async def check_all(answer):
    loop = asyncio.get_running_loop()
    errors = []
    loop.set_exception_handler(lambda _, details: errors.append(details))
    callers = set()
    original = asyncio.Queue.put_nowait

    def put_nowait(queue, item):
        callers.add(threading.current_thread())
        original(queue, item)

    with patch.object(asyncio.Queue, "put_nowait", put_nowait):
        await check_one_item(answer, loop)
        assert callers <= {threading.current_thread()}, LATE
        await check_full(answer, loop, errors)


async def check_one_item(answer, loop):
    queue = answer.TwoSidedQueue(loop, 2)
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    start(queue, 1)
    assert await asyncio.wait_for(waiting, 2) == 0


async def check_full(answer, loop, errors):
    queue = answer.TwoSidedQueue(loop, 2)
    producer = start(queue, 5)
    await asyncio.to_thread(producer.join, 1)
    await asyncio.sleep(0)  # since 3.14 the line above need not give way
    assert not errors, LOST
    assert producer.is_alive(), FULL
    items = [await asyncio.wait_for(queue.get(), 2) for _ in range(5)]
    assert items == list(range(5)), f"The items came as {items}."


def start(queue, count):
    def produce():
        for number in range(count):
            queue.put(number)

    thread = threading.Thread(target=produce, daemon=True)
    thread.start()
    return thread
