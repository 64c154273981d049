"""The Markdown extension that reads a page's blocks while the page is rendered.

Each fence's first line is marked with its number before snippets are included. The
formatter of superfences takes the mark out again and knows from it which fence it has.
"""

from contextvars import ContextVar
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from pymdownx.superfences import SuperFencesCodeExtension  # type: ignore[import-untyped]

from publish import SourceError
from publish.page.blocks import Block
from publish.page.fences import Fence, Source, fences
from publish.page.languages import normal
from publish.page.rendered import MARK, TAB, Disguises, Places, Rendering

ABOVE_SNIPPETS = 33  # pymdownx.snippets has 32
BELOW_ATTRIBUTES = 7  # attr_list has 8
ABOVE_HIGHLIGHT = 32  # pymdownx.highlight, which takes indented code away, has 30

_OPTIONS = {"title", "hl_lines"}

page_offset: ContextVar[tuple[Path, int]] = ContextVar("page and lines of front matter")


class Reading(Extension):
    """Reads the blocks of the page that `page_offset` names, into `rendering`."""

    def __init__(self) -> None:
        super().__init__()
        self.rendering = Rendering()
        self.fences: dict[int, Fence] = {}
        self.last = 1  # the number of the fence that was formatted last

    def reset(self) -> None:
        """Forget the last page."""
        vars(self.rendering).update(vars(Rendering()))
        self.fences, self.last = {}, 1

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
        md.treeprocessors.register(
            Places(md, self.rendering), "publish_places", ABOVE_HIGHLIGHT
        )
        md.treeprocessors.register(
            Disguises(md, self.rendering), "publish_disguises", BELOW_ATTRIBUTES
        )

    def _format(self, src: str, language: str, md: Any, **settings: Any) -> str:
        html = ""
        try:
            block = self._block(src, language, settings)
        except SourceError as fault:  # superfences would take it for a reason to go on
            self.rendering.faults.append(fault)
        else:
            highlight = md.preprocessors["fenced_code_block"].highlight
            text = MARK.sub("", src, count=1).replace(TAB, "\t")
            html = highlight(text, language, md=md, **settings)
            self.rendering.formatted[md.htmlStash.html_counter] = block
        return html

    def _block(self, src: str, language: str, settings: dict[str, Any]) -> Block:
        mark = MARK.match(src)
        if mark is None:
            begins = next(iter(src.splitlines()), "")
            raise self.rendering.source.error(
                self.last,
                "this fence holds a line that begins or ends a fence: "
                f"{begins!r} stands below it",
            )
        fence = self.fences[int(mark[1])]
        self.last = fence.number
        for name in set(settings["classes"]) - {"annotate"}:
            why = f"the class {name!r} is not for blocks; the language stands first"
            raise self.rendering.source.error(fence.number, why)
        for name in settings["options"].keys() - _OPTIONS:
            why = f"unknown option {name}; a block takes {', '.join(sorted(_OPTIONS))}"
            raise self.rendering.source.error(fence.number, why)
        if fence.include:
            settings["options"].setdefault("title", fence.include.name)
        options = {
            name.removeprefix("data-"): str(value)
            for name, value in settings["attrs"].items()
            if name.startswith("data-")
        }
        return Block(
            self.rendering.source.page,
            fence.number + self.rendering.source.offset,
            language,
            normal(src[mark.end() :].replace(TAB, "\t")),
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
        source = self.reading.rendering.source = Source(page, tuple(lines), offset)
        self.reading.fences = found = {each.number: each for each in fences(source)}
        marked = []
        within = Fence(0, 0, "", None)
        for number, line in enumerate(lines, 1):
            if "\ue000" in line or "\ue001" in line:
                raise source.error(number, "U+E000 and U+E001 are not for pages")
            if number < within.last:
                width = len(within.prefix)
                line = line[:width] + line[width:].replace("\t", TAB)
            marked.append(line)
            if number in found:
                within = found[number]
                marked.append(f"{within.prefix}\ue000{number}\ue001")
        return marked
