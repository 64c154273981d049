"""Finds the fences in the source of a page: where each begins, and what it includes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publish import SourceError
from publish.page.includes import Include, is_include, parse_include

_OPENER = re.compile(
    r"^(?P<prefix>[ \t>]*(?:(?:[-+*]|\d+\.)[ \t]+)?)(?P<fence>`{3,}(?!`)|~{3,}(?!~))"
    r"(?P<header>[^`\n]*?)\s*$"
)
_FOREIGN = re.compile(r"<!--\s*-*\s*(pytest-codeblocks:|pytest\.mark\.)")


@dataclass(frozen=True)
class Source:
    """The Markdown of a page: `lines` without its front matter, of `offset` lines."""

    page: Path
    lines: tuple[str, ...]
    offset: int = 0

    def error(self, number: int, message: str) -> SourceError:
        """Return an error at a line, counted from 1 in `lines`."""
        return SourceError(self.page, number + self.offset, message)

    def find(self, text: str) -> int:
        """Return the number of the first line that holds the first line of `text`."""
        first = next(iter(text.strip().splitlines()), "").strip()
        found = (n for n, line in enumerate(self.lines, 1) if first and first in line)
        return next(found, 1)


@dataclass(frozen=True)
class Fence:
    """A fence: the numbers of its first and last line, what stands before it, its include."""

    number: int
    last: int
    prefix: str
    include: Include | None


def fences(source: Source) -> Iterator[Fence]:
    """Yield the fences of a page; one inside of another is that one's text.

    Raises SourceError for a fence that never ends, an include that cannot be trusted or
    stands outside of any fence, and a comment of another tool that would do nothing here.
    """
    lines = source.lines
    number = 0
    while number < len(lines):
        number += 1
        line = lines[number - 1]
        if match := _FOREIGN.search(line):
            raise source.error(
                number, f"{match[1]} has no effect here; see CONTRIBUTING"
            )
        if is_include(line):
            raise source.error(number, "an include stands in a fence, alone")
        match = _OPENER.match(line)
        if match is None:
            continue
        opener, width = number, len(match["prefix"])
        ends = re.compile(rf"[ \t>]*{match['fence']}\s*")
        body = []
        while number < len(lines) and not ends.fullmatch(lines[number]):
            body.append(lines[number][width:])
            number += 1
        if number == len(lines):
            raise source.error(opener, f"this fence never ends with {match['fence']}")
        number += 1
        first = opener + 1 + source.offset
        include = parse_include(source.page, first, body)
        yield Fence(opener, number, match["prefix"], include)
