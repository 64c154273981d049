"""Finds where CPython can switch threads in the program's own code, as it runs.

The eval breaker looks whether another thread wants the GIL at the start of a function, at
the end of each turn of a loop, when a generator goes on after ``yield``, and after a call
of something written in C. `sys.monitoring` has an event at each of these places, on 3.12
and newer: CPython's Python/bytecodes.c, instructions that check periodically.
"""

import dis
import sys
from collections.abc import Iterable, Iterator
from types import CodeType, FunctionType

from interleave.engine.scheduler import scheduler

_TOOL = (
    4  # of the six numbers that sys.monitoring has for tools: none of the named ones
)
_AFTER_YIELD = (
    1  # of RESUME: what it resumes after, in the lowest two bits of its argument
)
_RESUME = dis.opmap["RESUME"]
_CALLS = {code for name, code in dis.opmap.items() if name.startswith("CALL")}

_files: set[str] = set()  # of the program


def watch(code: CodeType) -> None:
    """Ask the scheduler at each point of this code, and of all that stands in it."""
    monitoring = _monitoring()
    events = monitoring.events
    wanted = events.PY_START | events.PY_RESUME | events.JUMP
    wanted |= events.CALL | events.C_RETURN | events.C_RAISE  # the three only together
    _files.add(code.co_filename)
    for each in _nested(code):
        monitoring.set_local_events(_TOOL, each, wanted)


def watch_as_c(owners: Iterable[object]) -> None:
    """Take the methods of some classes for what they are in CPython: written in C.

    That the program has called one of them is a point, and nothing within them.
    """
    monitoring = _monitoring()
    for owner in owners:
        for value in vars(owner).values():
            if isinstance(value, FunctionType):
                wanted = monitoring.events.PY_RETURN
                monitoring.set_local_events(_TOOL, value.__code__, wanted)


def _monitoring():  # type: ignore[no-untyped-def]
    monitoring = sys.monitoring
    if monitoring.get_tool(_TOOL) is None:
        monitoring.use_tool_id(_TOOL, "interleave")
        events = monitoring.events
        monitoring.register_callback(_TOOL, events.PY_START, _at_start)
        monitoring.register_callback(_TOOL, events.PY_RESUME, _at_resume)
        monitoring.register_callback(_TOOL, events.JUMP, _at_jump)
        monitoring.register_callback(_TOOL, events.C_RETURN, _after_call)
        monitoring.register_callback(_TOOL, events.PY_RETURN, _at_return)
    return monitoring


def _nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _nested(constant)


def _at_start(code: CodeType, offset: int) -> None:
    scheduler.point()


def _at_resume(code: CodeType, offset: int) -> object:
    if code.co_code[offset] == _RESUME:
        if code.co_code[offset + 1] & 3 != _AFTER_YIELD:
            return sys.monitoring.DISABLE
    scheduler.point()
    return None


def _at_jump(code: CodeType, offset: int, target: int) -> object:
    if target > offset:
        return sys.monitoring.DISABLE
    scheduler.point()
    return None


def _after_call(code: CodeType, offset: int, called: object, argument: object) -> None:
    scheduler.point()


def _at_return(code: CodeType, offset: int, result: object) -> None:
    caller = sys._getframe(1).f_back
    if caller and caller.f_code.co_filename in _files:
        # `with` calls `__enter__` by an instruction that does not look, up to 3.13.
        if caller.f_code.co_code[caller.f_lasti] in _CALLS:
            scheduler.point()
