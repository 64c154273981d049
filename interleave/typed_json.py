"""Checks that what was read from JSON has the fields and types that are wanted."""

from collections.abc import Mapping, Set
from functools import cache
from inspect import signature
from itertools import product
from reprlib import repr as shortened
from typing import Any, NamedTuple, TypeVar, get_args, get_type_hints

RowT = TypeVar("RowT", bound=NamedTuple)
Types = Mapping[str, tuple[type, ...]]  # of each field; a bool is no int


def check_fields(data: Any, types: Types, optional: Set[str], where: str) -> None:
    """Raise ValueError unless `data` is an object with these fields and no other."""
    if not isinstance(data, dict):
        raise ValueError(f"{where}: {shortened(data)} is not an object")
    for name in types:
        if name not in data and name not in optional:
            raise ValueError(f"{where}: there is no {name!r}")
    for name, value in data.items():
        if name not in types:
            raise ValueError(f"{where}: the form has no {name!r}")
        if type(value) not in types[name]:
            wanted = " or ".join(kind.__name__ for kind in types[name])
            raise ValueError(f"{where}: {name!r} is {shortened(value)}, not {wanted}")


def read_rows(row: type[RowT], values: list[Any], where: str) -> tuple[RowT, ...]:
    """Make a `row` of each list in `values`.

    Raises ValueError for one that has not the length and the types of the row's fields.
    """
    shapes = _shapes(row)
    for number, value in enumerate(values):
        if type(value) is not list or tuple(map(type, value)) not in shapes:
            place = f"{where}[{number}]"
            raise ValueError(f"{place}: {shortened(value)} is not {signature(row)}")
    return tuple(map(row._make, values))


@cache
def _shapes(row: type[NamedTuple]) -> frozenset[tuple[type, ...]]:
    """The types that the values of a row may have, all combinations."""
    kinds = (get_args(hint) or (hint,) for hint in get_type_hints(row).values())
    return frozenset(product(*kinds))
