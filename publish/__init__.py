"""The bridge from examples to pages: finds blocks, runs them, marks them, gates publishing."""

import hashlib
from pathlib import Path

try:  # what MkDocs shows as its text alone; there is no MkDocs beside Zensical
    from mkdocs.exceptions import BuildError as _Shown
except ImportError:
    _Shown = Exception  # type: ignore[misc, assignment]

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SNIPPETS = ROOT / "snippets"
BUILD = ROOT / "build"
STORED = ROOT / ".cache" / "notebooks"  # as they were run last


def place(path: Path) -> str:
    """Return `path` as messages show it: relative to the repository when inside it."""
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


class SourceError(_Shown):
    """A fault in a page or a snippet; its text is ``file:line: what is wrong``."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{place(path)}:{line}: {message}")
        self.path = path
        self.line = line
