"""Finds what is wrong as a whole: unpaired regions, unshown examples, hints out of order.

``python -m publish.page.hygiene [PAGE]`` prints each fault with file and line, of all pages
or of one, and exits with 1.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from publish import SNIPPETS, SourceError
from publish.page.hints import hint_faults
from publish.page.pages import all_pages, find_blocks
from publish.page.regions import region_faults


def faults() -> Iterator[SourceError]:
    """Yield every fault of snippets, of the includes that show them, and of hints."""
    shown: set[Path] = set()
    for page in all_pages():
        yield from _faults_of_page(page, shown)
    for path in sorted(SNIPPETS.rglob("*.py")):
        yield from region_faults(path)
        if path not in shown and not _is_check(path):
            yield SourceError(path, 1, "no page shows this example")


def faults_of_page(page: Path) -> Iterator[SourceError]:
    """Yield the faults of a page's hints, its includes, and the files that these show."""
    shown: set[Path] = set()
    yield from _faults_of_page(page, shown)
    for path in sorted(shown):
        yield from region_faults(path)


def _faults_of_page(page: Path, shown: set[Path]) -> Iterator[SourceError]:
    try:
        shown |= {b.include.path for b in find_blocks(page) if b.include}
    except SourceError as error:
        yield error
    yield from hint_faults(page)


def _is_check(path: Path) -> bool:
    """Whether a file is of an exercise's machinery: what learners run, but do not read."""
    is_tool = path.name in ("check.py", "__init__.py")
    is_part = path.name.startswith("check_") and path.with_name("check.py").exists()
    is_answer = path.name.startswith(("wrong_", "right_"))
    in_practice = path.is_relative_to(SNIPPETS / "practice")
    return in_practice and (
        is_tool or is_part or is_answer or path.parent == SNIPPETS / "practice"
    )


if __name__ == "__main__":
    page = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else None
    found = list(faults_of_page(page) if page else faults())
    print(*found, sep="\n", end="\n" if found else "")
    raise SystemExit(bool(found))
