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
EATEN = "The block was cancelled, and the task ended as if it had not been."


def check(answer):
    for part in check_good_end, check_error, check_cancellation:
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
