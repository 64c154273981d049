"""A wait for a connection was cancelled, and something was put into the pool."""

from contextlib import asynccontextmanager


@asynccontextmanager
async def borrowed(pool):
    connection = None
    try:
        connection = await pool.get()
        yield connection
    finally:
        pool.put_nowait(connection)
