"""The block raised a LookupError, and its connection did not come back."""

import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def borrowed(pool):
    connection = await pool.get()
    try:
        yield connection
    except (ValueError, asyncio.CancelledError):
        pool.put_nowait(connection)
        raise
    else:
        pool.put_nowait(connection)
