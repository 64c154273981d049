"""Calls an answer's functions for checks, and reads what they returned."""

import asyncio
import sys
import threading
from collections.abc import Iterable
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

LIBRARY = str(Path(threading.__file__).parent)


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


@contextmanager
def impatient(answer):
    """Within it, a wait of threads to which the answer gives a limit ends after 0.01 s.

    So a limit that an answer sets where it has to wait for an end shows itself.
    """
    waits = (threading.Thread, "join"), (threading.Condition, "wait")
    with ExitStack() as stack:
        for kind, name in waits:
            call = shorter(getattr(kind, name), answer.__file__)
            stack.enter_context(patch.object(kind, name, call))
        yield


def shorter(wait, file):
    def call(self, timeout=None):
        if timeout is not None and caller() == file:
            timeout = min(timeout, 0.01)
        return wait(self, timeout)

    return call


def caller():
    """Return the file of the nearest caller outside this file and the standard library."""
    frame = sys._getframe(2)
    while frame and frame.f_code.co_filename.startswith((LIBRARY, __file__)):
        frame = frame.f_back
    return frame and frame.f_code.co_filename
