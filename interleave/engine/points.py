"""Finds where CPython can switch threads in the program's own code, as it runs.

The eval breaker looks whether another thread wants the GIL at the start of a function, at
the end of each turn of a loop, when a generator goes on after ``yield``, and after a call
of something written in C. `sys.monitoring` has an event at each of these places, on 3.12
and newer: CPython's Python/bytecodes.c, instructions that check periodically.
"""

import dis
import sys
from collections.abc import Callable, Iterable, Iterator
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
_listener: Callable[[int], None] | None = None


def watch(code: CodeType, *, any_bytecode: bool) -> None:
    """Ask the scheduler at each point of this code, and of all that stands in it.

    Without a GIL each bytecode is one. Python 3.11 cannot say where there are any: there,
    threads take turns only when they wait.
    """
    if sys.version_info < (3, 12):
        return
    _register()
    events = sys.monitoring.events
    wanted = events.PY_START | events.PY_RESUME | events.JUMP
    wanted |= events.CALL | events.C_RETURN | events.C_RAISE  # the three only together
    if any_bytecode:
        wanted = events.INSTRUCTION
    else:
        _files.add(code.co_filename)
    for each in _nested(code):
        sys.monitoring.set_local_events(_TOOL, each, wanted | events.LINE)


def tell(listener: Callable[[int], None] | None) -> None:
    """Call a function with each line that a thread begins; None: no longer."""
    global _listener
    _listener = listener
    if sys.version_info >= (3, 12):
        sys.monitoring.restart_events()


def watch_as_c(owners: Iterable[object]) -> None:
    """Take the methods of some classes for what they are in CPython: written in C.

    That the program has called one of them is a point, and nothing within them.
    """
    if sys.version_info < (3, 12):
        return
    _register()
    for owner in owners:
        for value in vars(owner).values():
            if isinstance(value, FunctionType):
                wanted = sys.monitoring.events.PY_RETURN
                sys.monitoring.set_local_events(_TOOL, value.__code__, wanted)


def _register() -> None:
    if sys.version_info < (3, 12) or sys.monitoring.get_tool(_TOOL) is not None:
        return
    sys.monitoring.use_tool_id(_TOOL, "interleave")
    events = sys.monitoring.events
    for event, callback in (
        (events.PY_START, _at_start),
        (events.PY_RESUME, _at_resume),
        (events.JUMP, _at_jump),
        (events.C_RETURN, _after_call),
        (events.PY_RETURN, _at_return),
        (events.INSTRUCTION, _at_start),
        (events.LINE, _at_line),
    ):
        sys.monitoring.register_callback(_TOOL, event, callback)


def _nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _nested(constant)


def _not_again() -> object:
    if sys.version_info >= (3, 12):
        return sys.monitoring.DISABLE
    return None


def _at_start(code: CodeType, offset: int) -> None:
    scheduler.point()


def _at_line(code: CodeType, line: int) -> object:
    if _listener is None:
        return _not_again()
    _listener(line)
    return None


def _at_resume(code: CodeType, offset: int) -> object:
    resumes = code.co_code[offset] == _RESUME
    if resumes and code.co_code[offset + 1] & 3 != _AFTER_YIELD:
        return _not_again()
    scheduler.point()
    return None


def _at_jump(code: CodeType, offset: int, target: int) -> object:
    if target > offset:
        return _not_again()
    scheduler.point()
    return None


def _after_call(code: CodeType, offset: int, called: object, argument: object) -> None:
    scheduler.point()


def _at_return(code: CodeType, offset: int, result: object) -> None:
    caller = sys._getframe(1).f_back
    if caller is None or caller.f_code.co_filename not in _files:
        return
    # `with` calls `__enter__` by an instruction that does not look, up to 3.13.
    if caller.f_code.co_code[caller.f_lasti] in _CALLS:
        scheduler.point()
