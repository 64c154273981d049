"""`atexit`: what is to be called when the program under control ends, not this process."""

import atexit as real
from collections.abc import Callable
from types import ModuleType
from typing import Any, TypeVar

from interleave.engine.virtual.replica import replica

C = TypeVar("C", bound=Callable[..., object])
_last: list[tuple[Callable[..., object], tuple[Any, ...], dict[str, Any]]] = []


def register(call: C, /, *args: Any, **kwargs: Any) -> C:
    """Let something be called at the end; what was registered last is called first."""
    _last.append((call, args, kwargs))
    return call


def unregister(call: Callable[..., object], /) -> None:
    """Let something no longer be called at the end."""
    _last[:] = [each for each in _last if each[0] != call]


def call_all() -> None:
    """Call what was registered, as the interpreter does after the threads have ended."""
    while _last:
        call, args, kwargs = _last.pop()
        call(*args, **kwargs)


def keep() -> Callable[[], None]:
    """Return a function that registers anew what the imported modules have."""
    kept = list(_last)

    def restore() -> None:
        _last[:] = kept

    return restore


def virtual_atexit() -> ModuleType:
    """Return the module."""
    return replica(
        real,
        {
            "register": register,
            "unregister": unregister,
            "_run_exitfuncs": call_all,
            "_clear": _last.clear,
            "_ncallbacks": lambda: len(_last),
        },
    )
