"""Finds in a page's tree where each block stands, and what is code but no fence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from publish import SourceError
from publish.page.blocks import Block
from publish.page.captions import captions
from publish.page.fences import Source
from publish.page.markup import COMMENT, disguises, raw_html, unknown_comment

MARK = re.compile("\ue000(\\d+)\ue001\n?")  # a private use: no page has these
TAB = "\ue001"  # stands for one that Markdown would turn into spaces
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_OUTPUT = re.compile(
    r"\b(outputs?|print(s|ed|ing)?|results?|returns?|gives|answers|writes|std(out|err))\b",
    re.IGNORECASE,
)
_BARE_OPTIONS = re.compile(
    r"[ \t>]*(?P<fence>[`~]{3,})[ \t]*(?P<language>\w+)[ \t]+(?P<options>[^{}]*\bdata-[^{}]*\S)"
)


@dataclass(frozen=True)
class Placed:
    """A block and where it stands: `element` in `parent`; `stash` numbers its HTML."""

    block: Block
    parent: Element
    element: Element
    stash: int


@dataclass
class Rendering:
    """What is known of the page that is being rendered.

    `formatted` are the blocks by the number of their HTML in the stash, also of fences
    that turn out not to be shown; `placed` are those that are.
    """

    source: Source = field(default_factory=lambda: Source(Path("this page"), ()))
    formatted: dict[int, Block] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    faults: list[SourceError] = field(default_factory=list)


class Disguises(Treeprocessor):
    """Refuses what may look like a block of code and is no fence, when all is known."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: Element) -> None:
        """Raise SourceError for the first."""
        source = self.rendering.source
        for element in root.iter():
            for what in disguises(element):
                line = source.find("".join(element.itertext()) or what)
                raise source.error(
                    line, f"{what} is not for pages: only a fence is shown as code"
                )


class Places(Treeprocessor):
    """Finds the blocks of a page in its tree, and refuses code that is no fence."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: Element) -> None:
        """Set `placed`; raise SourceError for what would be shown and not be run."""
        for fault in self.rendering.faults:
            raise fault
        self._separate(root)
        for element in root.iter():
            self._check(element)
        found = list(self._find(root))
        self.rendering.placed = found
        shown = {placed.stash for placed in found}
        for number, block in self.rendering.formatted.items():
            if number not in shown and not self._is_comment(number):
                raise self._lost(block.line - self.rendering.source.offset)

    def _separate(self, root: Element) -> None:
        """Give each block a paragraph of its own, though no blank line stands around it."""
        for parent in list(root.iter()):
            for element in list(parent):
                text = element.text or ""
                numbers = [int(n) for n in _STASHED.findall(text)]
                ours = [n for n in numbers if n in self.rendering.formatted]
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
        source = self.rendering.source
        for text in (element.text or "", element.tail or ""):
            if mark := MARK.search(text):
                raise self._lost(int(mark[1]))
            raws = [self._raw(int(n)) for n in _STASHED.findall(text)]
            found = raw_html(text, markdown=True) or next(
                filter(None, (raw_html(raw, markdown=False) for raw in raws)), None
            )
            if found:
                raise source.error(
                    source.find(found),
                    f"raw HTML is not for pages ({found[:40]}): nobody runs what it shows;"
                    " write Markdown, and signs within a sentence between backticks",
                )
            if comment := next(filter(None, map(unknown_comment, raws)), None):
                raise source.error(source.find(comment), f"unknown comment {comment}")
        if element.tag == "pre":
            code = "".join(element.itertext())
            line = source.find(code)
            raise source.error(
                line, "an indented block of code is not run; write a fence"
            )

    def _lost(self, number: int) -> SourceError:
        """The error of a fence that begins in a line, and is not shown as code."""
        source = self.rendering.source
        why = "this fence does not render as code; check its header and indentation"
        if match := _BARE_OPTIONS.match(source.lines[number - 1]):
            braces = f"{match['fence']}{{.{match['language']} {match['options']}}}"
            why = f"options such as data-… need braces: write {braces}"
        return source.error(number, why)

    def _raw(self, number: int) -> str:
        """The raw HTML of the page that has a number in the stash; nothing of ours."""
        if number in self.rendering.formatted:
            return ""
        raw = self.md.htmlStash.rawHtmlBlocks[number]
        return raw if isinstance(raw, str) else tostring(raw, "unicode")

    def _find(self, root: Element) -> Iterator[Placed]:
        for parent in root.iter():
            before: Block | None = None
            for element in parent:
                match = _STASHED.fullmatch((element.text or "").strip())
                number = int(match[1]) if match and element.tag == "p" else -1
                block = self.rendering.formatted.get(number)
                if block is None:
                    if not self._is_unseen(element):
                        before = None
                    continue
                block = replace(block, follows=before is not None)
                if block.kind == "other":
                    words = [*captions(root, element), block.title]
                    ran = before is not None and before.kind != "other"
                    if ran or any(map(_OUTPUT.search, words)):
                        raise block.error(
                            "this reads as an output, and nobody compares it with a run: "
                            "write ```output below its program, or other words above it"
                        )
                before = block
                yield Placed(block, parent, element, number)

    def _is_unseen(self, element: Element) -> bool:
        """Whether an element is a rule or a comment: nothing to read."""
        numbers = _STASHED.findall(element.text or "")
        raws = [self._raw(int(number)) for number in numbers]
        words = _STASHED.sub("", element.text or "") + COMMENT.sub("", "".join(raws))
        ours = any(int(number) in self.rendering.formatted for number in numbers)
        return element.tag == "hr" or bool(numbers and not ours and not words.strip())

    def _is_comment(self, number: int) -> bool:
        """Whether a fence stands in a comment of the page."""
        inside = f"\x02wzxhzdk:{number}\x03"
        raw = (
            each for each in self.md.htmlStash.rawHtmlBlocks if isinstance(each, str)
        )
        return any(
            inside in comment for html in raw for comment in COMMENT.findall(html)
        )


def _is_alone(text: str) -> bool:
    return _STASHED.fullmatch(text.strip()) is not None
