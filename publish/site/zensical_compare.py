"""Compares the code blocks of the site as MkDocs and as Zensical build it.

``python -m publish.site.zensical_compare site/ zensical-site/`` prints one line a page and
exits with 1 if a page or a block differs. Notebooks are named but not compared:
Zensical 0.0.73 copies them as they are.
"""

import argparse
import difflib
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

from publish.page.languages import language_of, normal

NOTEBOOK = ".notebook-files"  # the list of downloads that a notebook page begins with


@dataclass(frozen=True)
class BuiltBlock:
    """A code block as a reader sees it."""

    language: str
    text: str


@dataclass(frozen=True)
class Page:
    """The blocks of one built page, in order."""

    blocks: tuple[BuiltBlock, ...]
    notebook: bool = False


def read_page(html: str) -> Page:
    """Return the blocks in the page's own text, not in its navigation."""
    soup = BeautifulSoup(html, "html.parser")
    blocks = []
    for pre in soup.select("article pre"):
        languages = map(language_of, [pre, *pre.parents])
        language = next(filter(None, languages), "")
        blocks.append(BuiltBlock(language, normal(pre.get_text())))
    return Page(tuple(blocks), notebook=bool(soup.select(NOTEBOOK)))


def read_site(site: Path) -> dict[str, Page]:
    """Return the pages under `site` by address; the 404 page belongs to the theme."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html") or "/": read_page(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(site.rglob("*.html"))
        if path.name != "404.html"
    }


def first_difference(page: str, ours: Page, theirs: Page) -> str:
    """Return what differs in the first block that is not the same in both builds."""
    for number, (left, right) in enumerate(
        zip(ours.blocks, theirs.blocks, strict=False), 1
    ):
        if left.language != right.language:
            return (
                f"{page}: block {number} is {left.language!r}, not {right.language!r}"
            )
        if left != right:
            lines = difflib.unified_diff(
                left.text.splitlines(),
                right.text.splitlines(),
                f"{page} block {number} (MkDocs)",
                f"{page} block {number} (Zensical)",
                lineterm="",
            )
            return "\n".join(lines)
    return f"{page}: one build has more blocks"


def compare(ours: dict[str, Page], theirs: dict[str, Page]) -> tuple[list[str], bool]:
    """Return the table's lines, and whether every page and block is in both builds."""
    lines = [f"{'page':<40} {'MkDocs':>8} {'Zensical':>8}  same?"]
    differences = []
    for page in sorted(ours.keys() | theirs.keys()):
        left, right = ours.get(page), theirs.get(page)
        counts = [len(side.blocks) if side else "no page" for side in (left, right)]
        if left and left.notebook:
            counts[1] = "-"
            verdict = "notebook, not compared"
        elif left == right:
            verdict = "yes"
        else:
            verdict = "NO"
            if left and right:
                differences.append(first_difference(page, left, right))
        lines.append(f"{page:<40} {counts[0]:>8} {counts[1]:>8}  {verdict}")
    same = not any(line.endswith("NO") for line in lines)
    return [*lines, *("\n" + text for text in differences)], same


def main(arguments: list[str] | None = None) -> int:
    """Print the comparison; return 0 if all is the same, else 1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mkdocs", type=Path, help="the folder that MkDocs built")
    parser.add_argument("zensical", type=Path, help="the folder that Zensical built")
    sites = parser.parse_args(arguments)
    ours, theirs = read_site(sites.mkdocs), read_site(sites.zensical)
    lines, same = compare(ours, theirs)
    print(*lines, sep="\n")
    if not any(page.blocks for page in ours.values() if not page.notebook):
        print(f"\nNo code block was found in {sites.mkdocs}: nothing was compared.")
        return 1
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main())
