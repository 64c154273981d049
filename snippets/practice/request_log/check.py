"""Checks that blocking code in a pool sees the request of the task that called it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context

LOST = "`save` saw no request: the context did not cross into the pool's thread."
MIXED = (
    "`save` saw another task's request: the value is shared by all tasks of the loop."
)
POOL = "`save` did not run in the pool that `handle` was given."


class CountingPool(ThreadPoolExecutor):
    calls = 0

    def submit(self, *args, **kwargs):
        self.calls += 1
        return super().submit(*args, **kwargs)


def check(answer):
    with CountingPool(max_workers=1) as pool:
        Context().run(pool.submit, int).result()  # the worker starts without a request
        lines = asyncio.run(both(answer, pool))
        calls = pool.calls - 1
    assert not any(line.startswith("nobody") for line in lines), LOST
    assert lines == ["first: tea saved", "second: cake saved"], MIXED
    assert calls == 2, POOL


async def both(answer, pool):
    return await asyncio.gather(
        answer.handle("first", "tea", pool), answer.handle("second", "cake", pool)
    )
