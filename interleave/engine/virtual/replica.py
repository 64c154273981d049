"""Makes a module that differs from a real one in what it is told to."""

from types import FunctionType, ModuleType


def replica(real: ModuleType, changes: dict[str, object]) -> ModuleType:
    """Return a module with the names of the real one, but for the changes.

    A function is no method of a class that keeps it, as none is that is written in C.
    """
    module = ModuleType(real.__name__, real.__doc__)
    for name, value in {**vars(real), **changes}.items():
        if not name.startswith("__"):
            function = isinstance(value, FunctionType)
            setattr(module, name, staticmethod(value) if function else value)
    return module
