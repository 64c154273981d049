"""Runs the work until it ends or a signal comes, and then lets the pool end."""

import asyncio
import signal
from contextlib import suppress

from capstone.site_checker.parse import parser_pool


async def run_until_signal(work, pool):
    """Return the number of the signal that stopped the work, or None."""
    loop = asyncio.get_running_loop()
    working = asyncio.create_task(work, name="work")
    received = []

    def stop(number):
        received.append(number)
        working.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # on Windows, Ctrl+C cancels this task
            loop.add_signal_handler(number, stop, number)
    try:
        (outcome,) = await asyncio.gather(working, return_exceptions=True)
    finally:
        await asyncio.to_thread(pool.shutdown, cancel_futures=True)
    if outcome is not None and not received:
        raise outcome
    return received[0] if received else None


async def main(pool):
    loop = asyncio.get_running_loop()
    loop.call_later(0.2, signal.raise_signal, signal.SIGTERM)
    number = await run_until_signal(asyncio.sleep(60), pool)
    print("stopped by", signal.Signals(number).name)


if __name__ == "__main__":
    asyncio.run(main(parser_pool()))
