"""Reads what a program's inline metadata (PEP 723) says that it needs."""

import re
import tomllib
from typing import Any

from packaging.specifiers import SpecifierSet

_METADATA = re.compile(r"(?m)^# /// script$\s(?P<content>(^#(| .*)$\s)+)^# ///$")


def requires_python(source: str) -> SpecifierSet:
    """Return the Python versions on which a program can run.

    Raises ValueError if that cannot be read.
    """
    versions = _content(source).get("requires-python", "")
    try:
        return SpecifierSet(versions)
    except (TypeError, ValueError):
        why = f'write requires-python = ">=3.13", not {versions!r}'
        raise ValueError(why) from None


def packages(source: str) -> tuple[str, ...]:
    """Return the names of the packages that a program needs.

    Raises ValueError if they are not plain names: which versions run is pinned elsewhere.
    """
    names = _content(source).get("dependencies", [])
    if not isinstance(names, list) or not all(map(_is_name, names)):
        raise ValueError(f'write dependencies = ["httpx"], not {names!r}')
    return tuple(names)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[a-z0-9-]+", value) is not None


def _content(source: str) -> dict[str, Any]:
    match = _METADATA.search(source)
    if match is None:
        if re.search(r"(?m)^# /// script$", source):
            raise ValueError("write # /// script, lines that begin with #, and # ///")
        return {}
    return tomllib.loads(re.sub(r"(?m)^# ?", "", match["content"]))
