"""`select`, for the standard library's `selectors`: it waits for virtual sockets."""

import select as real
import types
from collections.abc import Iterable
from typing import Any

from interleave.engine.scheduler import scheduler
from interleave.engine.virtual import network
from interleave.engine.virtual.waitables import wait_for


def select(
    reading: Iterable[Any],
    writing: Iterable[Any],
    exceptional: Iterable[Any],
    timeout: float | None = None,
    /,
) -> tuple[list[Any], list[Any], list[Any]]:
    """Wait until one of some sockets can be read or written; return those that can."""
    readers = [(each, _end(each)) for each in reading]
    writers = [(each, _end(each)) for each in writing]

    def ready() -> tuple[list[Any], list[Any], list[Any]]:
        readable = [each for each, end in readers if end.readable]
        writable = [each for each, end in writers if end.writable]
        return readable, writable, []

    if timeout is not None and timeout <= 0:
        scheduler.give_way()
        return ready()
    sources = [s for _, end in (*readers, *writers) for s in end.sources()]
    wait_for(lambda: any(ready()), sources, "select", timeout)
    return ready()


def _end(each: Any) -> network.End:
    number = each if isinstance(each, int) else each.fileno()
    return network.opened(number)


def virtual_select() -> types.ModuleType:
    """Return the module; without `epoll` and `poll`, `selectors` takes `select`."""
    kept = {name: getattr(real, name) for name in ("error", "PIPE_BUF")}
    module = types.ModuleType("select", real.__doc__)
    vars(module).update(kept, select=staticmethod(select))
    return module
