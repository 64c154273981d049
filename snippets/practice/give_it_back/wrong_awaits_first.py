"""The block was cancelled twice, and its connection did not come back"""

import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def borrowed(pool):
    connection = await pool.get()
    try:
        yield connection
    finally:
        await asyncio.sleep(0)
        pool.put_nowait(connection)
