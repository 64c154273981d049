"""Stands between a program and the functions it calls, and leaves no trace of that."""

import functools
import sys
from collections.abc import Callable
from typing import Any

from interleave.recorder.log import block, unblock


def hide(error: BaseException) -> None:
    """Take the caller out of a traceback; a bare ``raise`` does not put it back."""
    if error.__traceback__ is not None:
        error.__traceback__ = error.__traceback__.tb_next


def wrap(owner: Any, name: str, label: str) -> None:
    """Make the function ``owner.name`` one that says when it blocks."""
    real: Callable[..., Any] = getattr(owner, name)

    @functools.wraps(real)
    def call(*args: Any, **options: Any) -> Any:
        token = block(label, sys._getframe())
        try:
            return real(*args, **options)
        except BaseException as error:
            hide(error)
            raise
        finally:
            unblock(token)

    setattr(owner, name, call)
