"""Runs a check's coroutine on a loop whose clock jumps, so that no wait takes time."""

import asyncio


class QuickLoop(asyncio.SelectorEventLoop):
    """A loop whose clock jumps to the next timer instead of waiting for it."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        select = self._selector.select

        def jump(timeout=None):
            if timeout is None:
                timeout = 0.01  # only another thread can end this wait
            elif timeout > 0:
                self.now += timeout
                timeout = 0
            self.now += 1e-6  # a task that never lets the loop rest reaches a timer too
            return select(timeout)

        self._selector.select = jump

    def time(self):
        return self.now

    async def shutdown_default_executor(self, timeout=None):
        """Wait for the threads as long as they take: the clock would jump over a limit."""
        await super().shutdown_default_executor()


def run(coroutine):
    """Run a coroutine on such a loop, and return its result."""
    with asyncio.Runner(loop_factory=QuickLoop) as runner:
        return runner.run(coroutine)


async def settle():
    """Let all other tasks go on until they wait for something that is no short timer."""
    for _ in range(50):
        await asyncio.sleep(0)
    await asyncio.sleep(0.1)
