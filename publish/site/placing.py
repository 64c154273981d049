"""Puts the run of each whole example below it, and marks what a mend changes."""

import re
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from publish.judge import ledger
from publish.page.programs import Program, programs
from publish.page.rendered import Placed, Rendering
from publish.runs import recordings
from publish.site.changes import Marks, changes
from publish.site.drawing import Drawn, draw, numbered
from publish.site.lines import in_lines
from publish.site.marks import marked, not_run
from publish.site.numbers import with_numbers
from publish.site.tokens import lighter

_PLACE = re.compile(r"<!-- publish: run (?P<name>\S+) -->")
_NOT_RECORDED = (
    '<p class="not-recorded">This run is not recorded yet: <code>make record</code></p>'
)


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
        found = self._programs()
        changed = _changes([program for program, _ in found])
        marks: dict[int, Marks] = {}
        for program, placed in found:
            code = placed[0].stash
            marks[code] = changed.get(program.block.line, {})
            self._html[code] = marked(self._html[code], program, entries, marks[code])
            self._draw(program, placed)
        for placed_block in self.rendering.placed:
            if placed_block.block.kind == "shell":
                self._html[placed_block.stash] += not_run(placed_block.block)
        for number in self.rendering.formatted:
            html = lighter(self._html[number])
            self._html[number] = in_lines(html, marks.get(number, {}))
        self._fill_places()

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

    def _draw(self, program: Program, placed: list[Placed]) -> None:
        """Put what a program's run printed below its code, and its timeline below that."""
        recording = recordings.read(program.example) if program.example else None
        how = program.block.options.get("timeline")
        if program.example is None:
            return
        if recording is None:
            drawn = Drawn("", _NOT_RECORDED)
            self._place(program, placed, drawn, elsewhere=how == "placed")
            return
        outputs = [
            each.stash for each in placed if each.block.title.startswith("Output")
        ]
        for number in outputs:
            html = self._html[number]
            if program.measured:
                html = with_numbers(html, program.measured, recording.stdout)
            self._html[number] = numbered(html, recording)
        # The page's own output fence is for what varies; it stands for the recorded one.
        drawn = draw(
            program.name, recording, with_output=not outputs, folded=how == "folded"
        )
        self._place(program, placed, drawn, elsewhere=how == "placed")

    def _place(
        self, program: Program, placed: list[Placed], drawn: Drawn, *, elsewhere: bool
    ) -> None:
        """Put a run behind its program, or keep it for where the page asks for it."""
        if elsewhere:
            self.elsewhere[program.name] = drawn
            return
        self._insert(placed[-1], drawn.timeline)
        self._insert(placed[0], drawn.output)

    def _insert(self, below: Placed, html: str) -> None:
        """Put HTML directly below a block."""
        if not html:
            return
        element = Element("p")
        element.text = self.md.htmlStash.store(html)
        element.tail = "\n"
        index = list(below.parent).index(below.element)
        below.parent.insert(index + 1, element)

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
        source = self.rendering.source
        line = source.find(match[0])
        if drawn is None:
            why = 'no example of this page has this name and data-timeline="placed"'
            raise source.error(line, f"{match[0]}: {why}")
        blocks = (placed.block for placed in self.rendering.placed)
        above = [b for b in blocks if b.is_python and b.line < line + source.offset]
        if above and above[-1].title != match["name"]:
            why = f"{above[-1].title or 'another program'} stands between it and its program"
            raise source.error(line, f"{match[0]}: {why}")
        return f"{drawn.output}\n{drawn.timeline}"


def _changes(found: list[Program]) -> dict[int, Marks]:
    """Return what changes between mistakes and mends of a page, by the line of a fence."""
    shown = {p.name: p.block for p in found if p.block.kind == "example"}
    marks: dict[int, Marks] = {}
    for name, mistake in shown.items():
        stem = name.removesuffix("_broken.py")
        mend = shown.get(f"{stem}_fixed.py")
        if stem == name or mend is None:
            continue
        both = changes(mistake.text, mend.text)
        if not any(both):
            raise mend.error(f"{stem}_fixed.py is the same program as {name}")
        marks[mistake.line], marks[mend.line] = both
    return marks
