"""Stops a sleep of a minute by a signal, and then a second one before it begins."""

import asyncio
import signal

from capstone.site_checker.stop import StopSignals


async def work():
    asyncio.get_running_loop().call_later(0.2, signal.raise_signal, signal.SIGTERM)
    await asyncio.sleep(60)


def stop_twice():
    with StopSignals() as stop:
        asyncio.run(stop.run(work()))
        print("stopped by", signal.Signals(stop.received).name)
        signal.raise_signal(signal.SIGINT)
        asyncio.run(stop.run(work()))
        print("still", signal.Signals(stop.received).name)


if __name__ == "__main__":
    stop_twice()
