"""Lets every run begin with the same state of the modules that programs share."""

import dis
import itertools
import types
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary

_CONTAINERS = (dict, list, set, deque, WeakSet, WeakKeyDictionary, WeakValueDictionary)
_IMMUTABLE = 1 << 8  # Py_TPFLAGS_IMMUTABLETYPE
_ASSIGN = {dis.opmap[name] for name in ("STORE_GLOBAL", "DELETE_GLOBAL")}
_ASSIGN_ATTRIBUTE = {dis.opmap[name] for name in ("STORE_ATTR", "DELETE_ATTR")}


class State:
    """What may change of some modules in a run, as it is now.

    That is: names which their functions assign, names which the program's code assigns to
    attributes; and counters, containers and the attributes of objects in modules and
    their classes.
    """

    def __init__(self, modules: Iterable[types.ModuleType], program: types.CodeType):
        patched = set(_names(program, _ASSIGN_ATTRIBUTE))
        self._objects: set[int] = set()  # that are kept already, by id
        self._restorers: list[Callable[[], None]] = []
        for module in modules:
            code = _code_of(module)
            assigned = patched | set(_names(code, _ASSIGN) if code else ())
            self._keep(module, assigned, module)
            for value in list(vars(module).values()):
                if _is_of(module, value):
                    self._keep(value, patched, module)

    def restore(self) -> None:
        """Let it be as it was."""
        for restore in self._restorers:
            restore()

    def _keep(
        self, owner: object, assigned: set[str], module: types.ModuleType
    ) -> None:
        for name, value in list(vars(owner).items()):
            if name.startswith("__"):
                continue
            add = self._restorers.append
            if type(value) in _CONTAINERS:
                add(_contents(value))
            elif (number := _next_number(value)) is not None:
                add(_counter(owner, name, number, callable(value)))
            elif _is_of(module, type(value)) and id(value) not in self._objects:
                self._objects.add(id(value))
                attributes: dict[str, object] = getattr(value, "__dict__", {})
                if attributes:
                    self._keep(value, set(attributes), module)
            if name in assigned:
                add(_binding(owner, name, value))


def _is_of(module: types.ModuleType, value: object) -> bool:
    """Whether it is a class of this module that can be changed."""
    if not isinstance(value, type) or value.__flags__ & _IMMUTABLE:
        return False
    return value.__module__ == module.__name__


def _binding(owner: object, name: str, value: object) -> Callable[[], None]:
    names = vars(owner)

    def restore() -> None:
        if names.get(name) is not value:
            setattr(owner, name, value)

    return restore


def _contents(container: Any) -> Callable[[], None]:
    kept = container.copy()
    add = getattr(container, "extend", None) or container.update

    def restore() -> None:
        if container or kept:
            container.clear()
            add(kept)

    return restore


def _counter(owner: object, name: str, number: int, call: bool) -> Callable[[], None]:
    def restore() -> None:
        counter = itertools.count(number)
        setattr(owner, name, counter.__next__ if call else counter)

    return restore


def _next_number(value: object) -> int | None:
    """The next number of a counter, or of its method that is kept to be called."""
    if isinstance(value, types.MethodWrapperType):
        value = value.__self__
    if isinstance(value, itertools.count):
        return int(repr(value).removeprefix("count(").removesuffix(")"))
    return None


def _code_of(module: types.ModuleType) -> types.CodeType | None:
    loader = module.__spec__ and module.__spec__.loader
    get_code = getattr(loader, "get_code", None)
    try:
        return get_code(module.__name__) if get_code else None
    except ImportError:  # another name of a module that is frozen
        return None


def _names(code: types.CodeType, instructions: set[int]) -> Iterator[str]:
    """Yield what these instructions name, in this code and in all that stands in it."""
    argument = 0
    for instruction, byte in zip(code.co_code[::2], code.co_code[1::2], strict=True):
        argument = argument << 8 | byte
        if instruction in instructions:
            yield code.co_names[argument]
        if instruction != dis.EXTENDED_ARG:
            argument = 0
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names(constant, instructions)
