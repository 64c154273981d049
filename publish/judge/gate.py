"""Refuses to publish: each preformatted text of the built site must be claimed and true.

``python -m publish.judge.gate SITE`` exits with 1 and names what did not run, what is
shown otherwise than it ran, and what no page's source knows of.
"""

import argparse
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from publish import DOCS, ROOT, SNIPPETS, SourceError, digest, place
from publish.judge import ledger
from publish.judge.claims import Claim, built_path, claims_by_page
from publish.judge.ledger import Entry
from publish.page.blocks import Block
from publish.page.languages import language_of, normal, reads_as_python

OF_THE_THEME = {"404.html"}  # pages without a source of ours
# What a site may hold besides pages: no reader sees a block of code in them.
FILES = [
    *("assets/*.css", "assets/*.js", "assets/*.map", "assets/*.svg", "assets/*.png"),
    *("runs/*.trace.json", "search/search_index.json", "sitemap.xml", "sitemap.xml.gz"),
    *("*.ipynb", "*.py"),  # offered for download: see `_is_ours`
]
PREFORMATTED = ["pre", "listing", "xmp", "plaintext", "textarea"]


def shown_texts(html: str, *, notebook: bool = False) -> Iterator[str]:
    """Yield every text of a page that a reader sees as it was formatted before.

    An output of a notebook's cell is left out: it is of the run that built its page.
    """
    soup = BeautifulSoup(html, "html.parser")
    if notebook:
        for output in soup.select(".language-output"):
            output.decompose()
    for element in soup.find_all(_is_block):
        if element.find_parent(_is_block) is None:
            yield normal(element.get_text())


def _is_block(element: Tag) -> bool:
    """Whether this is no code within a line, but a block, or looks like one."""
    if element.name in PREFORMATTED:
        return True
    named = element.name == "code" and bool(element.get("class"))
    return (named or bool(language_of(element))) and not element.find(PREFORMATTED)


def page_faults(
    name: str, html: str, claimed: list[Claim], *, notebook: bool = False
) -> Iterator[str]:
    """Yield what a page shows and may not, and what it should show and does not."""
    left = list(claimed)
    for text in shown_texts(html, notebook=notebook):
        claim = next((claim for claim in left if claim.text == text), None)
        if claim is not None:
            left.remove(claim)
            continue
        first = next(iter(text.splitlines()), "")
        yield (
            f"{name}: the text that begins {first!r} is not, as it stands there, a block "
            "of this page that has run"
        )
    for claim in left:
        yield f"{claim.where}: the built page does not show this block as it is here"


def entry_fault(block: Block, entry: Entry | None) -> str | None:
    """Return why what a block shows may not be published, or None."""
    place = f"{block.where}: the block"
    if entry is None:
        return f"{place} is not in the ledger: it has not run"
    if entry.failed:
        return f"{place} failed on CPython {', '.join(entry.failed)}"
    if not entry.passed and not entry.norun:
        return f"{place} ran on no Python that it allows"
    changed = [name for name, sha in entry.files.items() if _digest(name) != sha]
    if changed:
        return f"{place} ran with {', '.join(changed)} as it no longer is"
    if entry.unlike:
        return f"{place} is not as its recorded run: {entry.unlike}"
    if entry.example and not entry.recorded:
        return f"{place} has a recorded run that was not compared with a new one"
    return None


def site_faults(site: Path, claimed: dict[str, list[Claim]]) -> Iterator[str]:
    """Yield the faults of all files of a built site, page by page."""
    entries = ledger.merged()
    notebooks = {built_path(path) for path in DOCS.rglob("*.ipynb")}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        shown = path.relative_to(site.parent).as_posix()
        if name in claimed or name in OF_THE_THEME:
            own = claimed.pop(name, [])
            yield from page_faults(
                shown, path.read_text("utf-8"), own, notebook=name in notebooks
            )
            ran = {c.block.where: c.block for c in own if c.block}.values()
            judged = (entry_fault(b, ledger.entry_of(b, entries)) for b in ran)
            yield from filter(None, judged)
        elif path.suffix == ".html":
            yield f"{shown}: no page of docs/ is its source; write it in Markdown"
        elif not any(fnmatchcase(name, each) for each in FILES):
            yield f"{shown}: nobody checks files of this kind; leave it out of docs/"
        elif path.suffix == ".svg" and (what := _picture_fault(path)):
            yield f"{shown}: a picture may not hold {what}"
        elif path.suffix in (".py", ".ipynb") and not _is_ours(path):
            yield f"{shown}: this is no file of docs/ or snippets/ as it is there"
    for name in claimed:
        yield f"{site.name}/{name}: the page was not built"
    yield from source_faults()


def source_faults() -> Iterator[str]:
    """Yield the files of docs/ that are no page, no notebook and nothing that pages load."""
    loaded = (ROOT / "mkdocs.yml").read_text("utf-8")
    for path in sorted(path for path in DOCS.rglob("*") if path.is_file()):
        name = path.relative_to(DOCS)
        is_page = path.suffix in (".md", ".ipynb") or name.as_posix() == "coverage.yml"
        is_picture = name.parts[0] == "assets" and path.suffix in (".png", ".svg")
        if not (is_page or is_picture or name.as_posix() in loaded):
            yield f"{place(path)}: no page is made of this, and mkdocs.yml does not load it"


@cache
def _digest(name: str) -> str:
    path = ROOT / name
    return digest(path) if path.is_file() else ""


def _picture_fault(path: Path) -> str | None:
    soup = BeautifulSoup(path.read_text("utf-8", "replace"), "html.parser")
    if soup.find(["foreignobject", "script"]):
        return "HTML or a script"
    texts = [element.get_text() for element in soup.find_all(["text", "tspan"])]
    return "Python" if any(map(reads_as_python, texts)) else None


def _is_ours(path: Path) -> bool:
    """Whether a file that is offered for download is one of the sources."""
    places = [
        *DOCS.rglob("*.ipynb"),
        *SNIPPETS.rglob("*.py"),
    ]
    alike = (place for place in places if place.name == path.name)
    return any(digest(place) == digest(path) for place in alike)


def main(arguments: list[str] | None = None) -> int:
    """Print the faults of a built site; return 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="the folder that mkdocs built")
    site = parser.parse_args(arguments).site.resolve()
    try:
        claimed = claims_by_page()
    except SourceError as fault:
        print(fault, "The site is not published.", sep="\n")
        return 1
    count = sum(map(len, claimed.values()))
    found = list(site_faults(site, claimed))
    if not count:
        found.append(f"{site} shows no block: nothing was checked")
    print(*found, sep="\n", end="\n" if found else "")
    if found:
        print("The site is not published. `make blocks` runs every block.")
        return 1
    print(f"gate: {count} preformatted texts shown, each claimed by one block that ran")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
