"""What a code block of a page is: one type, decided once, from the page's source."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from publish import SourceError, place
from publish.page.includes import Include
from publish.page.invisible import INVISIBLE, why_invisible
from publish.page.languages import (
    PLAIN,
    SHELLS,
    TERMINAL,
    does_nothing,
    is_prompt,
    is_python,
    misleading,
    reads_as_python,
)

Kind = Literal["example", "region", "inline", "output", "shell", "other"]
_OF_PROGRAMS = {"child-fails", "default-build", "fails", "leaves-threads", "norun"}
_OPTIONS = {
    "example": {*_OF_PROGRAMS, "timeline", "uncalled"},
    "region": _OF_PROGRAMS,
    "inline": {*_OF_PROGRAMS, "uncalled"},
    "shell": {"norun"},
}
_OUTPUT = re.compile(r"\W*(the |its )?(error )?output\b", re.IGNORECASE)
_TIMELINE = re.compile(r"folded|placed|omitted: \S.*")


@dataclass(frozen=True)
class Block:
    """A code block as its reader sees it, and where its page's source has it.

    `line` is the page line of the fence, counted from 1. `options` are the fence's
    ``data-`` attributes, without that prefix. `follows` says that nothing but blank lines
    stands between it and the block before it.
    """

    page: Path
    line: int
    language: str
    text: str
    title: str = ""
    options: dict[str, str] = field(default_factory=dict)
    include: Include | None = None
    follows: bool = False

    def __post_init__(self) -> None:
        """Raise SourceError unless title, options and body say clearly what this is."""
        if self.include and not self.is_python:
            raise self.error(
                f"an include stands in a python fence, not {self.language!r}"
            )
        if is_prompt(self.language):
            raise self.error("a prompt session is not run; show a program")
        if self.kind == "shell" and self.language not in ("bash", "sh"):
            raise self.error(
                f"write ```bash, not ```{self.language}: the lines are run"
            )
        if self.kind == "other":
            self._check_plain()
        self._check_title()
        if self.include:
            self.include.check(self.text)
        elif found := INVISIBLE.search(self.text):
            line = self.line + 1 + self.text.count("\n", 0, found.start())
            raise SourceError(self.page, line, why_invisible(found[0]))
        is_program = self.kind in ("example", "inline") and not self._is_cell
        if is_program and does_nothing(self.text):
            raise self.error("this program does nothing: a run of it shows nothing")
        if self.is_python and (why := misleading(self.text)):
            raise self.error(why)
        self._check_options()

    @property
    def kind(self) -> Kind:
        """What it is: the whole of a file, a part of one, or a program in the page; or

        the output of one, lines for a shell, or text that nobody runs.
        """
        if is_python(self.language):
            if self.include is None:
                return "inline"
            return "region" if self.include.region else "example"
        if self.language == "output":
            return "output"
        return "shell" if self.language in SHELLS else "other"

    @property
    def where(self) -> str:
        """Its place, which no other block has: page and line, or notebook and cell."""
        cell = " cell " if self._is_cell else ""
        return f"{place(self.page)}:{cell}{self.line}"

    @property
    def _is_cell(self) -> bool:
        return self.page.suffix == ".ipynb"

    @property
    def is_python(self) -> bool:
        """Whether the reader sees Python."""
        return self.kind in ("example", "region", "inline")

    def error(self, message: str) -> SourceError:
        """Return an error that names this block's page and line."""
        return SourceError(self.page, self.line, message)

    def _check_plain(self) -> None:
        if self.language not in PLAIN:
            plain = ", ".join(sorted(PLAIN))
            raise self.error(
                f"nobody runs or checks {self.language or 'a block without a language'!r}: "
                f"write python, bash, output, or one of {plain}"
            )
        if TERMINAL.search(self.text):
            raise self.error("this reads as a terminal: let it run, or say it in words")
        if reads_as_python(self.text, self.language):
            raise self.error("this text is Python: let it run, as a python fence")

    def _check_title(self) -> None:
        if self.kind != "output" and _OUTPUT.match(self.title):
            raise self.error("an output is compared with a run: write ```output")
        if self.include is None:
            if self.is_python and ".py" in self.title.lower():
                raise self.error(
                    f"the title {self.title!r} is that of a file, but the code stands in "
                    "the page: include the file, or write another title"
                )
            return
        is_path = self.kind == "example" or ".py" in self.title.lower()
        if is_path and self.title != self.include.name:
            raise self.error(
                f"the title {self.title!r} is not the file that is included: write "
                f'title="{self.include.name}"'
            )

    def _check_options(self) -> None:
        known = _OPTIONS.get(self.kind, set())
        for name, value in self.options.items():
            if name not in known:
                takes = (
                    ", ".join(f"data-{each}" for each in sorted(known)) or "no option"
                )
                raise self.error(
                    f"unknown option data-{name}; this block takes {takes}"
                )
            if not value.strip() or value == name or INVISIBLE.search(value):
                raise self.error(f"data-{name} must say which, or why")
        if self.title.endswith("_fixed.py") and "fails" in self.options:
            raise self.error("a mend does not fail: name the file otherwise")
        if not _TIMELINE.fullmatch(self.options.get("timeline", "folded")):
            raise self.error("data-timeline is folded, placed, or omitted: and why")
