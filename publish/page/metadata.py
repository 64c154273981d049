"""Reads what a program's inline metadata (PEP 723) says of its Python versions."""

import re
import tomllib

from packaging.specifiers import SpecifierSet

_METADATA = re.compile(r"(?m)^# /// script$\s(?P<content>(^#(| .*)$\s)+)^# ///$")


def requires_python(source: str) -> SpecifierSet:
    """Return what a program's inline metadata (PEP 723) says of its Python versions.

    Raises ValueError if that cannot be read.
    """
    match = _METADATA.search(source)
    if match is None:
        if re.search(r"(?m)^# /// script$", source):
            raise ValueError("write # /// script, lines that begin with #, and # ///")
        return SpecifierSet()
    content = re.sub(r"(?m)^# ?", "", match["content"])
    versions = tomllib.loads(content).get("requires-python", "")
    try:
        return SpecifierSet(versions)
    except (TypeError, ValueError):
        why = f'write requires-python = ">=3.13", not {versions!r}'
        raise ValueError(why) from None
