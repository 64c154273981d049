"""Finds every code block that a page shows its reader, and the page line it starts on.

The page is rendered with the site's own Markdown extensions, so that what is found is what
MkDocs renders. A marker line put into each fence beforehand carries the line number through.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import markdown
from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, PageElement
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from publish import ROOT, SourceError
from publish.includes import Include, parse_include
from publish.languages import is_python, language_of, normal

_FENCE = re.compile(
    r"^(?P<prefix>[ \t>]*)(?P<fence>`{3,}(?!`)|~{3,}(?!~))[^`\n]*\S\s*$"
)
_BARE_OPTIONS = re.compile(
    r"[ \t>]*(?P<fence>[`~]{3,})[ \t]*(?P<language>\w+)[ \t]+(?P<options>[^{}]*\bdata-[^{}]*\S)"
)
_MARK = re.compile(r"⟦fence (\d+)⟧\n?")
_FOREIGN = re.compile(r"<!--\s*-*\s*(pytest-codeblocks:|pytest\.mark\.)")


@dataclass(frozen=True)
class Block:
    """A code block as its reader sees it."""

    page: Path
    line: int
    language: str
    text: str
    title: str = ""
    options: dict[str, str] = field(default_factory=dict)
    include: Include | None = None

    @property
    def is_python(self) -> bool:
        """Whether the reader sees Python."""
        return is_python(self.language)

    def error(self, message: str) -> SourceError:
        """Return an error that names this block's page and line."""
        return SourceError(self.page, self.line, message)


def find_blocks(page: Path) -> list[Block]:
    """Return the blocks of a Markdown page in the order in which they are shown.

    Raises SourceError for a block that would be shown but could not be run: a fence that
    does not render as code, Python in raw HTML or in an indented block, a prompt session.
    """
    source, offset = _body(page)
    lines = source.splitlines()
    for number, line in enumerate(lines, 1):
        if match := _FOREIGN.search(line):
            raise SourceError(
                page,
                number + offset,
                f"{match[1]} has no effect here; see CONTRIBUTING",
            )
    includes = _includes(page, lines, offset)
    soup = BeautifulSoup(_render(page, _marked(lines)), "html.parser")
    blocks = [
        _block(page, element, includes, offset)
        for element in soup.find_all(_is_code)
        if _is_shown_code(element)
    ]
    _refuse_lost_fences(page, soup, lines, offset)
    return blocks


def _body(page: Path) -> tuple[str, int]:
    """Return a page without its front matter, and how many lines that took."""
    whole = page.read_text("utf-8-sig")
    body, _ = get_data(whole)
    return body, whole[: len(whole) - len(body)].count("\n")


def _marked(lines: list[str]) -> str:
    marked = []
    for number, line in enumerate(lines, 1):
        marked.append(line)
        if match := _FENCE.match(line):
            marked.append(f"{match['prefix']}⟦fence {number}⟧")
    return "\n".join(marked)


def _includes(page: Path, lines: list[str], offset: int) -> dict[int, Include | None]:
    """Return what each fence includes, by the line of its opener in `lines`."""
    found: dict[int, Include | None] = {}
    number = 0
    while number < len(lines):
        number += 1
        match = _FENCE.match(lines[number - 1])
        if match is None:
            continue
        opener, prefix = number, len(match["prefix"])
        body: list[str] = []
        while number < len(lines):
            number += 1
            text = lines[number - 1][prefix:]
            if text.strip().startswith(match["fence"]) and not text.strip("`~ \t"):
                break
            body.append(text)
        found[opener] = parse_include(page, opener + 1 + offset, body)
    return found


@cache
def _markdown() -> markdown.Markdown:
    config = load_config(str(ROOT / "mkdocs.yml"))
    names = [n for n in config.markdown_extensions if n != "publish.extension"]
    options = {name: dict(config.mdx_configs.get(name, {})) for name in names}
    snippets = options["pymdownx.snippets"]
    snippets["base_path"] = [str(ROOT / path) for path in snippets["base_path"]]
    return markdown.Markdown(extensions=names, extension_configs=options)


def _render(page: Path, source: str) -> str:
    try:
        html: str = _markdown().reset().convert(source)
        return html
    except Exception as error:
        raise SourceError(page, 1, f"the page does not render: {error}") from error


def _is_code(element: Tag) -> bool:
    return element.name in ("div", "pre", "code", "table") and (
        "highlight" in element.get_attribute_list("class")
        or bool(language_of(element))
        or element.name == "pre"
    )


def _is_shown_code(element: Tag) -> bool:
    """Whether this is the outermost element of a block."""
    return not any(_is_code(parent) for parent in element.parents)


def _block(
    page: Path, element: Tag, includes: dict[int, Include | None], offset: int
) -> Block:
    code = element.find("code") if element.name != "code" else element
    text = (code if isinstance(code, Tag) else element).get_text()
    language = language_of(element) or next(
        (language_of(e) for e in element.find_all(True) if language_of(e)), ""
    )
    mark = _MARK.match(text)
    text = normal(_MARK.sub("", text))
    if mark is None:
        line = _line_of(page, text)
        if is_python(language):
            raise SourceError(
                page, line, "Python shown without a fence cannot be run; use ```python"
            )
        return Block(page, line, language, text)
    opener = int(mark[1])
    title = element.select_one(".filename")
    options = {
        name.removeprefix("data-"): str(value)
        for name, value in element.attrs.items()
        if name.startswith("data-")
    }
    if is_python(language) and "con" in language:
        raise SourceError(
            page, opener + offset, "a prompt session is not run; show a program"
        )
    return Block(
        page,
        opener + offset,
        language,
        text,
        title.get_text() if title else "",
        options,
        includes.get(opener),
    )


def _line_of(page: Path, text: str) -> int:
    """Return the first page line that holds the block's first line."""
    first = next(iter(text.splitlines()), "").strip()
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if first and first in line:
            return number
    return 1


def _refuse_lost_fences(
    page: Path, soup: BeautifulSoup, lines: list[str], offset: int
) -> None:
    for text in _loose_text(soup):
        if mark := _MARK.search(str(text)):
            opener = int(mark[1])
            why = "this fence does not render as code; check its header and indentation"
            if match := _BARE_OPTIONS.match(lines[opener - 1]):
                braces = f"{match['fence']}{{.{match['language']} {match['options']}}}"
                why = f"options such as data-… need braces: write {braces}"
            raise SourceError(page, opener + offset, why)


def _loose_text(soup: BeautifulSoup) -> Iterator[PageElement]:
    for text in soup.find_all(string=_MARK):
        parents = [parent for parent in text.parents if isinstance(parent, Tag)]
        if not isinstance(text, Comment) and not any(map(_is_code, parents)):
            yield text
