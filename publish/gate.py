"""Refuses to publish: reads the built HTML and wants every Python block in the ledger.

``python -m publish.gate SITE`` exits with 1 and names each block that did not run.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from publish import ledger
from publish.languages import is_python, language_of, normal
from publish.ledger import Entry


def python_blocks(html: str) -> Iterator[str]:
    """Yield the text of every element that a reader would take for a Python block."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(_is_python):
        if not any(_is_python(parent) for parent in element.parents):
            code = element.find("code")
            yield normal((code if isinstance(code, Tag) else element).get_text())


def _is_python(element: Tag) -> bool:
    return is_python(language_of(element))


def faults(site: Path, entries: dict[str, Entry]) -> Iterator[str]:
    """Yield a line for each Python block of a built site that may not be published."""
    for path in sorted(site.rglob("*.html")):
        for text in python_blocks(path.read_text("utf-8")):
            where = f"{path.relative_to(site.parent)}: the block that begins"
            first = next(iter(text.splitlines()), "")
            entry = entries.get(ledger.key(text))
            if entry is None:
                yield f"{where} {first!r} is not in the ledger: it has not run"
                continue
            place = f"{', '.join(entry.where)}: the block"
            if entry.failed:
                versions = ", ".join(entry.failed)
                yield f"{place} failed on CPython {versions}"
            elif not entry.passed and not entry.norun:
                yield f"{place} ran on no Python that it allows"


def main(arguments: list[str] | None = None) -> int:
    """Print the faults of a built site; return 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="the folder that mkdocs built")
    site = parser.parse_args(arguments).site.resolve()
    entries = ledger.merged()
    found = list(faults(site, entries))
    count = sum(
        1
        for path in site.rglob("*.html")
        for _ in python_blocks(path.read_text("utf-8"))
    )
    if not count:
        found.append(f"{site} holds no Python block: nothing was checked")
    print(*found, sep="\n", end="\n" if found else "")
    if found:
        print("The site is not published. `make blocks` runs every block.")
        return 1
    print(f"gate: {count} Python blocks shown, all of them in the ledger")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
