"""Calls an answer's functions for checks, and reads what they returned."""

import asyncio
import threading
from collections.abc import Iterable


class Call:
    """Runs a function in a thread, so that the check can go on if it waits."""

    def __init__(self, function, *args, **kwargs):
        self._result = self.error = None

        def run():
            try:
                self._result = function(*args, **kwargs)
            except BaseException as error:
                self.error = error

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()

    def ended(self, seconds):
        """Return whether it ends within so many seconds."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def result(self):
        """Wait for its end, and return what it returned or raise what it raised."""
        self._thread.join()
        if self.error:
            raise self.error
        return self._result


def as_list(returned):
    """Return its items as a list; what has none, as None or an exception, as it is."""
    if not isinstance(returned, Iterable) or asyncio.isfuture(returned):
        return returned
    return list(returned)
