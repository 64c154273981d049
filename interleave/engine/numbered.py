"""Lets sets of threads and futures have the same order in every run.

Such a set has the order of its members' hashes, and these are their addresses: chance.
"""

import itertools
import sys
from typing import Any

_numbers = itertools.count()


def reset() -> None:
    """Begin to count anew, before a new run."""
    global _numbers
    _numbers = itertools.count()


def number() -> None:
    """Let the hash of a thread or a future be its number, in the order of being asked."""
    modules = sys.modules
    if "threading" in modules:
        modules["threading"].Thread.__hash__ = _hash
    if "concurrent.futures" in modules:
        modules["concurrent.futures"].Future.__hash__ = _hash
    if "asyncio" in modules:
        modules["asyncio"].futures._PyFuture.__hash__ = _hash


def _hash(self: Any) -> int:
    try:
        number: int = self.__dict__["_number"]
    except KeyError:
        number = self.__dict__["_number"] = next(_numbers)
    return number
