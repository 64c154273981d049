"""Counts what is done, and shows it while the work goes on."""

import asyncio
import sys
from collections import Counter

from capstone.site_checker.output import write


class Progress:
    def __init__(self, total):
        self.total = total
        self.states = Counter()

    def __str__(self):
        done = f"{self.states.total()} of {self.total} checked"
        states = [f"{n} {state}" for state, n in sorted(self.states.items())]
        return ", ".join([done, *states])

    async def show(self, every=0.2):
        end = "\r" if sys.stderr and sys.stderr.isatty() else "\n"
        try:
            while True:
                write(self, sys.stderr, end)
                await asyncio.sleep(every)
        finally:
            write(self, sys.stderr)
