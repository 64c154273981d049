"""Refuses what a program that is run under control cannot have, such as processes."""

import os
import sys
from collections.abc import Callable
from types import ModuleType
from typing import NoReturn

wanted: list["NotVirtualError"] = []  # in this run

_PROCESSES = "fork", "forkpty", "posix_spawn", "posix_spawnp", "system", "popen"


class NotVirtualError(RuntimeError):
    """A program wants something that is not there under control; its text names it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"a program that is run under control cannot have {what}")
        wanted.append(self)


def refusal(what: str) -> Callable[..., NoReturn]:
    """Return a function that refuses something, whatever it is called with."""

    def refuse(*args: object, **kwargs: object) -> NoReturn:
        raise NotVirtualError(what)

    return refuse


def refuse_processes() -> None:
    """Let no more processes be started."""
    refuse = refusal("other processes")
    for name in _PROCESSES:
        if hasattr(os, name):
            setattr(os, name, refuse)
    module = ModuleType("_posixsubprocess")
    vars(module)["fork_exec"] = refuse
    sys.modules["_posixsubprocess"] = module
