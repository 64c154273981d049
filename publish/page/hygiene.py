"""Finds what is wrong as a whole: unpaired regions, unshown examples, hints out of order.

``python -m publish.page.hygiene`` prints each fault with file and line and exits with 1.
"""

from collections.abc import Iterator
from pathlib import Path

from publish import SNIPPETS, SourceError
from publish.page.hints import hint_faults
from publish.page.pages import all_pages, find_blocks
from publish.page.regions import region_faults


def faults() -> Iterator[SourceError]:
    """Yield every fault of snippets, of the includes that show them, and of hints."""
    shown = set()
    for page in all_pages():
        try:
            shown |= {b.include.path for b in find_blocks(page) if b.include}
        except SourceError as error:
            yield error
        yield from hint_faults(page)
    for path in sorted(SNIPPETS.rglob("*.py")):
        yield from region_faults(path)
        if path not in shown and not _is_check(path):
            yield SourceError(path, 1, "no page shows this example")


def _is_check(path: Path) -> bool:
    """Whether a file is of an exercise's machinery: what learners run, but do not read."""
    is_tool = path.name in ("check.py", "__init__.py") or path.name.startswith("wrong_")
    in_practice = path.is_relative_to(SNIPPETS / "practice")
    return in_practice and (is_tool or path.parent == SNIPPETS / "practice")


if __name__ == "__main__":
    found = list(faults())
    print(*found, sep="\n", end="\n" if found else "")
    raise SystemExit(bool(found))
