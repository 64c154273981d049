"""Puts the run of each whole example below it, and a mistake beside its mend."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from publish.judge import ledger
from publish.page.programs import Program, programs
from publish.page.rendered import Placed, Rendering
from publish.runs import recordings
from publish.site.drawing import Drawn, draw, numbered
from publish.site.marks import marked

_PLACE = re.compile(r"<!-- publish: run (?P<name>\S+) -->")
_HEADING = re.compile(r"h[1-6]")
_NOT_RECORDED = (
    '<p class="not-recorded">This run is not recorded yet: <code>make record</code></p>'
)


@dataclass
class _Group:
    """A program on its page: elements of one parent, from its code to its timeline."""

    program: Program
    parent: Element
    elements: list[Element]

    @property
    def name(self) -> str:
        return self.program.name


class Placing(Treeprocessor):
    """Marks the programs that were found, and draws what their runs did."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering
        self.elsewhere: dict[str, Drawn] = {}

    def run(self, root: Element) -> None:
        """Change the tree of a page; raise SourceError for a run that has no place."""
        self.elsewhere = {}
        entries = ledger.known() if self.rendering.placed else {}
        groups = []
        for program, placed in self._programs():
            code = placed[0].stash
            self._html[code] = marked(self._html[code], program, entries)
            groups.append(self._group(program, placed))
        self._fill_places()
        for mistake, mend in pairwise(groups):
            _pair(mistake, mend)

    @property
    def _html(self) -> list[str]:
        """What stands for the numbers in the tree: formatted fences, and raw HTML."""
        return cast(list[str], self.md.htmlStash.rawHtmlBlocks)

    def _programs(self) -> list[tuple[Program, list[Placed]]]:
        """Each program of the page with its block and those of its output."""
        placed = self.rendering.placed
        owned: list[list[Placed]] = []
        for each in placed:
            if each.block.is_python:
                owned.append([each])
            elif each.block.kind == "output":
                owned[-1].append(each)
        found = programs([each.block for each in placed])
        return list(zip(found, owned, strict=True))

    def _group(self, program: Program, placed: list[Placed]) -> _Group:
        own = [each.element for each in placed]
        group = _Group(program, placed[0].parent, own)
        recording = recordings.read(program.example) if program.example else None
        how = program.block.options.get("timeline")
        if program.example is None:
            return group
        if recording is None:
            self._place(group, Drawn("", _NOT_RECORDED), elsewhere=how == "placed")
            return group
        outputs = [
            each.stash for each in placed if each.block.title.startswith("Output")
        ]
        for number in outputs:
            self._html[number] = numbered(self._html[number], recording.runs[0])
        # The page's own output fence is for what varies; it stands for the recorded one.
        drawn = draw(
            program.name, recording, with_output=not outputs, folded=how == "folded"
        )
        self._place(group, drawn, elsewhere=how == "placed")
        return group

    def _place(self, group: _Group, drawn: Drawn, *, elsewhere: bool) -> None:
        """Put a run behind its program, or keep it for where the page asks for it."""
        if elsewhere:
            self.elsewhere[group.name] = drawn
            return
        self._insert(group, 1, drawn.output)
        self._insert(group, len(group.elements), drawn.timeline)

    def _insert(self, group: _Group, at: int, html: str) -> None:
        """Put HTML behind the first `at` elements of a group."""
        if not html:
            return
        element = Element("p")
        element.text = self.md.htmlStash.store(html)
        element.tail = "\n"
        index = list(group.parent).index(group.elements[at - 1])
        group.parent.insert(index + 1, element)
        group.elements.insert(at, element)

    def _fill_places(self) -> None:
        source = self.rendering.source
        ours = self.rendering.formatted
        for number, raw in enumerate(self._html):
            if isinstance(raw, str) and number not in ours:
                self._html[number] = _PLACE.sub(self._placed, raw)
        for name in self.elsewhere:
            line = source.find(f'--8<-- "{name}"')
            raise source.error(line, f"no <!-- publish: run {name} --> on this page")

    def _placed(self, match: re.Match[str]) -> str:
        """The run for a place; it no longer waits for one."""
        drawn = self.elsewhere.pop(match["name"], None)
        if drawn is None:
            why = 'no example of this page has this name and data-timeline="placed"'
            source = self.rendering.source
            raise source.error(source.find(match[0]), f"{match[0]}: {why}")
        return f"{drawn.output}\n{drawn.timeline}"


def _pair(mistake: _Group, mend: _Group) -> None:
    """Set a mistake and its mend side by side if they are so in their section."""
    own = mistake.name.removesuffix("_broken.py")
    if own == mistake.name or mend.name != f"{own}_fixed.py":
        return
    parent = mistake.parent
    children = list(parent)
    if mend.parent is not parent:
        return
    start = children.index(mistake.elements[0])
    middle = children.index(mend.elements[0])
    end = children.index(mend.elements[-1]) + 1
    if any(_HEADING.fullmatch(each.tag) for each in children[start:middle]):
        return
    pair = Element("div", {"class": "pair"})
    for part in (children[start:middle], children[middle:end]):
        side = Element("div")
        side.extend(part)
        pair.append(side)
    for child in children[start:end]:
        parent.remove(child)
    parent.insert(start, pair)
    mistake.parent, mend.parent = pair[0], pair[1]
