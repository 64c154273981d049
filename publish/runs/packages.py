"""The packages that examples may name: their versions, and where they are installed.

They are pure Python, so one folder serves every Python. The Makefile fills it from hashed
requirements: its files are trusted as those of ``.venv`` are.
"""

import re

from publish import BUILD, SNIPPETS, SourceError, place

PINNED = SNIPPETS / "requirements.txt"
FOLDER = BUILD / "site-packages"


def versions() -> dict[str, str]:
    """Return the version of each package, by its name."""
    return dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", PINNED.read_text("utf-8")))


def installed() -> str:
    """Return the folder of the packages. Raises SourceError if they are others."""
    of = FOLDER / PINNED.name  # the copy from which they were installed
    if not of.is_file() or of.read_bytes() != PINNED.read_bytes():
        why = f"these packages are not installed as they are here: make {place(of)}"
        raise SourceError(PINNED, 1, why)
    return str(FOLDER)
