"""The Markdown extension that reads a page's blocks while the page is rendered.

Each fence's first line is marked with its number before snippets are included. The
formatter of superfences takes the mark out again and knows from it which fence it has.
"""

import re
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.superfences import SuperFencesCodeExtension  # type: ignore[import-untyped]

from publish import SourceError
from publish.page.blocks import Block
from publish.page.fences import Fence, Source, fences
from publish.page.languages import normal

ABOVE_SNIPPETS = 33  # pymdownx.snippets has 32
ABOVE_HIGHLIGHT = 32  # pymdownx.highlight, which takes indented code away, has 30
_MARK = re.compile("\ue000(\\d+)\ue001\n?")  # a private use: no page has these
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_RAW_CODE = re.compile(r"<pre\b|<code\b[^>]*\bclass\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE_SPAN = re.compile(r"(`+).+?\1", re.DOTALL)

page_offset: ContextVar[tuple[Path, int]] = ContextVar("page and lines of front matter")


@dataclass(frozen=True)
class Placed:
    """A block and where it stands: `element` in `parent`; `stash` numbers its HTML."""

    block: Block
    parent: Element
    element: Element
    stash: int


class Reading(Extension):
    """Reads the blocks of the page that `page_offset` names, into `placed`."""

    def __init__(self) -> None:
        super().__init__()
        self.reset()

    def reset(self) -> None:
        """Forget the last page."""
        self.source = Source(Path("this page"), ())
        self.fences: dict[int, Fence] = {}
        self.formatted: dict[int, Block] = {}  # by the number of its HTML in the stash
        self.placed: list[Placed] = []
        self.faults: list[SourceError] = []
        self.last = 1  # the number of the fence that was formatted last

    def extendMarkdown(self, md: Markdown) -> None:
        """Take over superfences' formatter, and stand before and after the others."""
        md.registerExtension(self)
        loaded = md.registeredExtensions
        owner = next(e for e in loaded if isinstance(e, SuperFencesCodeExtension))
        # What a custom fence named "*" in the settings would become; a function can only
        # be named there if mkdocs, started by itself, could import it.
        owner.extend_super_fences(
            "*", self._format, owner.superfences[0]["validator"], None
        )
        md.preprocessors.register(_Marks(md, self), "publish_fences", ABOVE_SNIPPETS)
        md.treeprocessors.register(_Places(md, self), "publish_places", ABOVE_HIGHLIGHT)

    def _format(self, src: str, language: str, md: Any, **settings: Any) -> str:
        html = ""
        try:
            block = self._block(src, language, settings)
        except SourceError as fault:  # superfences would take it for a reason to go on
            self.faults.append(fault)
        else:
            highlight = md.preprocessors["fenced_code_block"].highlight
            html = highlight(_MARK.sub("", src, count=1), language, md=md, **settings)
            self.formatted[md.htmlStash.html_counter] = block
        return html

    def _block(self, src: str, language: str, settings: dict[str, Any]) -> Block:
        mark = _MARK.match(src)
        if mark is None:
            begins = next(iter(src.splitlines()), "")
            raise self.source.error(
                self.last,
                "this fence holds a line that begins or ends a fence: "
                f"{begins!r} stands below it",
            )
        fence = self.fences[int(mark[1])]
        self.last = fence.number
        if fence.include:
            settings["options"].setdefault("title", fence.include.name)
        options = {
            name.removeprefix("data-"): str(value)
            for name, value in settings["attrs"].items()
            if name.startswith("data-")
        }
        return Block(
            self.source.page,
            fence.number + self.source.offset,
            language,
            normal(src[mark.end() :]),
            settings["options"].get("title", ""),
            options,
            fence.include,
        )


class _Marks(Preprocessor):
    def __init__(self, md: Markdown, reading: Reading) -> None:
        super().__init__(md)
        self.reading = reading

    def run(self, lines: list[str]) -> list[str]:
        page, offset = page_offset.get((Path("this page"), 0))
        source = self.reading.source = Source(page, tuple(lines), offset)
        self.reading.fences = found = {each.number: each for each in fences(source)}
        marked = []
        for number, line in enumerate(lines, 1):
            if _MARK.search(line):
                raise source.error(number, "U+E000 and U+E001 are not for pages")
            marked.append(line)
            if number in found:
                marked.append(f"{found[number].prefix}\ue000{number}\ue001")
        return marked


class _Places(Treeprocessor):
    def __init__(self, md: Markdown, reading: Reading) -> None:
        super().__init__(md)
        self.reading = reading

    def run(self, root: Element) -> None:
        for fault in self.reading.faults:
            raise fault
        self._separate(root)
        for element in root.iter():
            self._check(element)
        found = list(self._find(root))
        self.reading.placed = found
        shown = {placed.stash for placed in found}
        for number, block in self.reading.formatted.items():
            if number not in shown and not self._is_comment(number):
                raise block.error(_NOT_RENDERED)

    def _separate(self, root: Element) -> None:
        """Give each block a paragraph of its own, though no blank line stands around it."""
        for parent in list(root.iter()):
            for element in list(parent):
                text = element.text or ""
                numbers = [int(n) for n in _STASHED.findall(text)]
                ours = [n for n in numbers if n in self.reading.formatted]
                if element.tag != "p" or not ours or len(element) or _is_alone(text):
                    continue
                parts = filter(str.strip, re.split("(\x02wzxhzdk:\\d+\x03)", text))
                at = list(parent).index(element)
                parent.remove(element)
                for number, part in enumerate(parts):
                    new = Element("p")
                    new.text, new.tail = part.strip(), "\n"
                    parent.insert(at + number, new)

    def _check(self, element: Element) -> None:
        """Raise SourceError for code that is no fence, and for a fence that is no code."""
        source = self.reading.source
        for text in (element.text or "", element.tail or ""):
            if mark := _MARK.search(text):
                raise source.error(int(mark[1]), _NOT_RENDERED)
            raw = [
                _CODE_SPAN.sub("", text),
                *(self._raw(int(n)) for n in _STASHED.findall(text)),
            ]
            for html in raw:
                if found := _RAW_CODE.search(_COMMENT.sub("", html)):
                    line = source.find(found[0])
                    raise source.error(
                        line, "code in raw HTML is not run; write a fence"
                    )
        if element.tag == "pre":
            code = "".join(element.itertext())
            line = source.find(code)
            raise source.error(
                line, "an indented block of code is not run; write a fence"
            )

    def _raw(self, number: int) -> str:
        """The raw HTML of the page that has a number in the stash; nothing of ours."""
        if number in self.reading.formatted:
            return ""
        raw = self.md.htmlStash.rawHtmlBlocks[number]
        return raw if isinstance(raw, str) else tostring(raw, "unicode")

    def _find(self, root: Element) -> Iterator[Placed]:
        for parent in root.iter():
            before: Element | None = None
            for element in parent:
                match = _STASHED.fullmatch((element.text or "").strip())
                number = int(match[1]) if match and element.tag == "p" else -1
                block = self.reading.formatted.get(number)
                if block is None:
                    before = None
                    continue
                block = replace(block, follows=before is not None)
                before = element
                yield Placed(block, parent, element, number)

    def _is_comment(self, number: int) -> bool:
        """Whether a fence stands in a comment of the page."""
        inside = f"\x02wzxhzdk:{number}\x03"
        raw = (
            each for each in self.md.htmlStash.rawHtmlBlocks if isinstance(each, str)
        )
        return any(
            inside in comment for html in raw for comment in _COMMENT.findall(html)
        )


_NOT_RENDERED = (
    "this fence does not render as code; check its header and indentation "
    '(options of a block stand in braces: ```{.python title="…" data-fails="…"})'
)


def _is_alone(text: str) -> bool:
    return _STASHED.fullmatch(text.strip()) is not None
