"""Counts what is done, and shows it while the work goes on."""

import asyncio
import sys
from collections import Counter


class Progress:
    def __init__(self, total):
        self.total = total
        self.states = Counter()

    def __str__(self):
        done = f"{self.states.total()} of {self.total} checked"
        states = [f"{n} {state}" for state, n in sorted(self.states.items())]
        return ", ".join([done, *states])

    async def show(self, every=0.2):
        end = "\r" if sys.stderr.isatty() else "\n"
        try:
            while True:
                print(self, file=sys.stderr, end=end, flush=True)
                await asyncio.sleep(every)
        finally:
            print(self, file=sys.stderr)


async def main():
    progress = Progress(total=3)
    showing = asyncio.create_task(progress.show(every=0.1), name="progress")
    for state in ("up", "silent", "up"):
        await asyncio.sleep(0.15)
        progress.states[state] += 1
    showing.cancel()
    await asyncio.wait([showing])
    print(progress)


if __name__ == "__main__":
    asyncio.run(main())
