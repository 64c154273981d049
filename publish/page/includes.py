"""Reads snippet includes and regions, and reports each one that cannot be trusted."""

import re
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from publish import SNIPPETS, SourceError
from publish.page.invisible import INVISIBLE, why_invisible
from publish.page.regions import lines_of, regions

_INCLUDE = re.compile(r"""^-{1,}8<-{1,} +(['"])(?P<target>[^'"]+)\1 *$""")
_ANY_INCLUDE = re.compile(r"^[ \t>]*-{1,}8<-{1,}")


@dataclass(frozen=True)
class Include:
    """A fence body that is one include: a file below ``snippets/`` and maybe a region."""

    path: Path
    region: str | None

    @property
    def name(self) -> str:
        """The file's name as pages show it, such as ``threads/join_waits.py``."""
        return self.path.relative_to(SNIPPETS).as_posix()

    def check(self, text: str) -> None:
        """Raise SourceError where a page would show other text than the file has."""
        lines = lines_of(self.path, self.region)
        if not lines:
            raise SourceError(
                self.path, 1, "the file is empty: there is nothing to show"
            )
        for number, line in lines:
            if found := INVISIBLE.search(line):
                raise SourceError(self.path, number, why_invisible(found[0]))
        shown = text.split("\n")
        for (number, line), seen in zip_longest(lines, shown, fillvalue=(0, "")):
            if line == seen:
                continue
            what = (
                f"{seen!r} for {line!r}" if number and seen in shown else "other lines"
            )
            raise SourceError(
                self.path,
                number or lines[-1][0],
                f"a page would show {what}: write it without tabs, control characters, "
                "and lines that are a fence or an include",
            )


def is_include(line: str) -> bool:
    """Whether a line of a page is an include, well written or not."""
    return _ANY_INCLUDE.match(line) is not None


def parse_include(page: Path, line: int, body: list[str]) -> Include | None:
    """Return the include that is the whole `body` of a fence, or None for inline code.

    `line` is the page line of the first body line. Raises SourceError for an include
    that is mixed with other text, names lines by number, or does not exist.
    """
    directives = [i for i, text in enumerate(body) if is_include(text)]
    if not directives:
        return None
    where = line + directives[0]
    if len([text for text in body if text.strip()]) > 1:
        raise SourceError(page, where, "a fence holds one include and nothing else")
    match = _INCLUDE.match(body[directives[0]])
    if match is None:
        raise SourceError(page, where, 'write the include as --8<-- "folder/file.py"')
    target, _, region = match["target"].partition(":")
    path = SNIPPETS / target
    if not path.is_file():
        raise SourceError(page, where, f"no such file: snippets/{target}")
    try:
        path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(path, 1, f"this is not UTF-8: {error.reason}") from error
    if not region:
        return Include(path, None)
    if re.fullmatch(r"[\d:,-]+", region):
        raise SourceError(page, where, "name a region, not line numbers: lines move")
    if region not in regions(path):
        raise SourceError(page, where, f"snippets/{target} has no region {region!r}")
    return Include(path, region)
