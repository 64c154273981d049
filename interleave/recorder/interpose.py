"""Puts our functions in the place of a library's, unseen, and takes them out again."""

import functools
from collections.abc import Callable
from typing import Any

from interleave.recorder.places import OURS

_INHERITED = object()  # the owner itself had no such attribute


class Interposer:
    """Replaces attributes of modules, classes and objects until `undo`."""

    def __init__(self) -> None:
        self._replaced: list[tuple[Any, str, Any, Any]] = []

    def replace(self, owner: Any, name: str, ours: Any) -> None:
        """Make `ours` the attribute ``owner.name``."""
        before = vars(owner).get(name, _INHERITED)
        setattr(owner, name, ours)
        self._replaced.append((owner, name, before, ours))

    def wrap(self, owner: Any, name: str, make: Callable[[Any], Any]) -> None:
        """Make ``owner.name`` the function that `make` makes of the one that it is.

        The new one has the real one's name, signature and documentation.
        """
        real = getattr(owner, name)
        self.replace(owner, name, functools.wraps(real)(make(real)))

    def undo(self) -> None:
        """Put back what was there, last things first.

        What the program itself has replaced in the meantime stays as the program made
        it. It may still call ours, which then do no more than call the real ones.
        """
        while self._replaced:
            owner, name, before, ours = self._replaced.pop()
            if vars(owner).get(name) is not ours:
                continue
            if before is _INHERITED:
                delattr(owner, name)
            else:
                setattr(owner, name, before)


def hide(error: BaseException) -> None:
    """Take our frames off the top of a traceback; a bare ``raise`` puts none back."""
    traceback = error.__traceback__
    while traceback and traceback.tb_frame.f_code.co_filename.startswith(OURS):
        traceback = traceback.tb_next
    error.__traceback__ = traceback


class _Hidden:
    """Hides the function that calls the real one from the traceback of what it raises.

    Entering and leaving costs 0.1 microseconds. What programs call more often than they
    can spare that writes ``except BaseException as error: hide(error); raise``.
    """

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, kind: object, error: BaseException | None, traceback: object
    ) -> None:
        if error is not None:
            hide(error)


hidden = _Hidden()
