"""Give a borrowed connection back however the block ends, and let its exception go on."""

import asyncio

GOOD = "After a good end there must be as many connections as before."
MANAGER = (
    "borrowed must stay an async context manager: one `yield`, under its decorator."
)
OTHER = "What came back to the pool is not the connection that was taken from it."
ENTERED = "The block must get the connection that was taken from the pool."
LOST = "The block raised a ValueError, and its connection did not come back."
SWALLOWED = "The block raised a ValueError, and the caller heard nothing of it."
KEPT = "The block was cancelled, and its connection did not come back."
AGAIN = (
    "The block was cancelled twice, and its connection did not come back: a cancellation "
    "arrives at an `await`, so let none come before the connection is back."
)
NEVER = "A wait for a connection was cancelled, and something was put into the pool."
OTHERS = "The block raised a {}, and its connection did not come back."
EATEN = "The block was cancelled, and the task ended as if it had not been."


def check(answer):
    for part in (
        check_good_end,
        check_error,
        check_cancellation,
        check_other_errors,
        check_cancelled_twice,
        check_cancelled_before,
    ):
        pool = asyncio.Queue()
        pool.put_nowait("the connection")
        asyncio.run(part(answer.borrowed, pool))


async def check_good_end(borrowed, pool):
    manager = borrowed(pool)
    assert hasattr(manager, "__aenter__"), MANAGER
    try:
        connection = await manager.__aenter__()
    except (AttributeError, RuntimeError, TypeError):
        raise AssertionError(MANAGER) from None
    assert connection == "the connection", ENTERED
    assert pool.empty(), ENTERED
    await manager.__aexit__(None, None, None)
    assert pool.qsize() == 1, GOOD
    assert pool.get_nowait() == connection, OTHER


async def check_error(borrowed, pool):
    heard = False
    try:
        async with borrowed(pool):
            raise ValueError("refused")
    except ValueError:
        heard = True
    assert pool.qsize() == 1, LOST
    assert heard, SWALLOWED


async def check_other_errors(borrowed, pool):
    for error in (LookupError, OSError, KeyboardInterrupt):
        try:
            async with borrowed(pool):
                raise error
        except error:
            pass
        assert pool.qsize() == 1, OTHERS.format(error.__name__)


async def check_cancellation(borrowed, pool):
    inside = asyncio.Event()

    async def hang():
        async with borrowed(pool):
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await inside.wait()
    task.cancel()
    await asyncio.wait([task])
    assert pool.qsize() == 1, KEPT
    assert task.cancelled(), EATEN


async def check_cancelled_twice(borrowed, pool):
    inside = asyncio.Event()

    async def hang():
        async with borrowed(pool):
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await inside.wait()
    while not task.done():
        task.cancel()
        await asyncio.sleep(0)
    assert pool.qsize() == 1, AGAIN


async def check_cancelled_before(borrowed, pool):
    async def wait():
        async with borrowed(pool):
            pass

    taken = pool.get_nowait()
    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert pool.empty(), NEVER
    assert task.cancelled(), EATEN
    pool.put_nowait(taken)
