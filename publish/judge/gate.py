"""Refuses to publish: reads the built HTML and wants every Python block in the ledger.

``python -m publish.judge.gate SITE`` exits with 1 and names each block that did not run.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from publish.judge import ledger
from publish.judge.ledger import Entry
from publish.page.languages import is_python, language_of, normal


def python_blocks(html: str) -> Iterator[str]:
    """Yield the text of every element that a reader would take for a Python block."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(_is_python):
        if not any(_is_python(parent) for parent in element.parents):
            code = element.find("code")
            yield normal((code if isinstance(code, Tag) else element).get_text())


def _is_python(element: Tag) -> bool:
    return is_python(language_of(element))


def fault(path: Path, text: str, entry: Entry | None) -> str | None:
    """Return why a Python block of a built page may not be published, or None."""
    if entry is None:
        first = next(iter(text.splitlines()), "")
        begins = f"{path}: the block that begins {first!r}"
        return f"{begins} is not in the ledger: it has not run"
    place = f"{', '.join(entry.where)}: the block"
    if entry.failed:
        return f"{place} failed on CPython {', '.join(entry.failed)}"
    if not entry.passed and not entry.norun:
        return f"{place} ran on no Python that it allows"
    if entry.unlike:
        return f"{place} is not as its recorded run: {entry.unlike}"
    if entry.example and not entry.recorded:
        return f"{place} has a recorded run that was not compared with a new one"
    return None


def main(arguments: list[str] | None = None) -> int:
    """Print the faults of a built site; return 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="the folder that mkdocs built")
    site = parser.parse_args(arguments).site.resolve()
    entries = ledger.merged()
    blocks = [
        (path.relative_to(site.parent), text)
        for path in sorted(site.rglob("*.html"))
        for text in python_blocks(path.read_text("utf-8"))
    ]
    judged = [fault(*block, entries.get(ledger.key(block[1]))) for block in blocks]
    found = [line for line in judged if line]
    if not blocks:
        found.append(f"{site} holds no Python block: nothing was checked")
    print(*found, sep="\n", end="\n" if found else "")
    if found:
        print("The site is not published. `make blocks` runs every block.")
        return 1
    print(f"gate: {len(blocks)} Python blocks shown, all of them in the ledger")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
