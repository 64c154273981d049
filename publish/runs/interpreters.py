"""Lists the Python interpreters that run the blocks."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from publish import ROOT
from publish.settings import settings

_QUESTION = """
import sys
free = "t" if "t" in sys.abiflags else ""
print("%d.%d.%d" % sys.version_info[:3] + free)
"""


@dataclass(frozen=True)
class Interpreter:
    """A CPython: its version such as ``3.13.0`` (``3.14.0t`` if free-threaded), its path."""

    version: str
    path: str


@cache
def interpreters() -> tuple[Interpreter, ...]:
    """Return the interpreters named in ``PYTHONS``, else all CPythons 3.11+ found here.

    A name is a command or a path; either becomes absolute, for blocks run elsewhere.
    Raises ValueError that names an interpreter of ``PYTHONS`` that does not run.
    """
    if named := settings().pythons:
        return tuple(Interpreter(_version(path), path) for path in map(_place, named))
    found = subprocess.run(
        [ROOT / "publish" / "find-pythons"], capture_output=True, text=True, check=True
    )
    rows = [line.split("\t") for line in found.stdout.splitlines()]
    own = Interpreter(_version(sys.executable), sys.executable)
    return tuple(Interpreter(*row) for row in rows) or (own,)


def short(version: str) -> str:
    """Return ``3.13`` for ``3.13.0`` and ``3.14t`` for ``3.14.2t``."""
    return ".".join(version.split(".")[:2]) + ("t" if version.endswith("t") else "")


def _place(name: str) -> str:
    found = shutil.which(name)
    return str(Path(found).absolute()) if found else name


def _version(path: str) -> str:
    try:
        done = subprocess.run(
            [path, "-c", _QUESTION],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise ValueError(f"PYTHONS names {path}, which does not run: {error}") from None
    return done.stdout.strip()
