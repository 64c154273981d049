"""The bridge from examples to pages: finds blocks, runs them, marks them, gates publishing."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SNIPPETS = ROOT / "snippets"
BUILD = ROOT / "build"


def shown(path: Path) -> str:
    """Return `path` as messages show it: relative to the repository when inside it."""
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


class SourceError(Exception):
    """A fault in a page or a snippet; its text is ``file:line: what is wrong``."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{shown(path)}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message
