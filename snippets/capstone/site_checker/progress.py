"""Counts what is done, and shows it while the work goes on, to whoever can read it."""

import asyncio
import os
import sys
from collections import Counter
from pathlib import Path


def write(text, stream, end="\n"):
    """Write text at once; return the OSError if that failed.

    What is written later then goes nowhere, also what Python writes at its own end.
    """
    if stream is None:  # closed before the program began
        return None
    try:
        print(text, file=stream, end=end, flush=True)
    except OSError as error:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), stream.fileno())
        return error
    return None


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
