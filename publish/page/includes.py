"""Reads snippet includes and regions, and reports each one that cannot be trusted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publish import SNIPPETS, SourceError

_INCLUDE = re.compile(r"""^-{1,}8<-{1,} +(['"])(?P<target>[^'"]+)\1 *$""")
_ANY_INCLUDE = re.compile(r"^[ \t>]*-{1,}8<-{1,}")
_MARKER = re.compile(r"^\s*# -+8<-+ \[(?P<kind>start|end):(?P<name>[^\]]*)\]\s*$")
_LOOSE_MARKER = re.compile(r"-+8<-+")


@dataclass(frozen=True)
class Include:
    """A fence body that is one include: a file below ``snippets/`` and maybe a region."""

    path: Path
    region: str | None

    @property
    def name(self) -> str:
        """The file's name as pages show it, such as ``threads/join_waits.py``."""
        return self.path.relative_to(SNIPPETS).as_posix()


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
    if not region:
        return Include(path, None)
    if re.fullmatch(r"[\d:,-]+", region):
        raise SourceError(page, where, "name a region, not line numbers: lines move")
    if region not in regions(path):
        raise SourceError(page, where, f"snippets/{target} has no region {region!r}")
    return Include(path, region)


def regions(path: Path) -> set[str]:
    """Return the names of a snippet's regions; raise SourceError for the first fault."""
    for fault in region_faults(path):
        raise fault
    return {match["name"] for _, match in _markers(path) if match["kind"] == "start"}


def region_faults(path: Path) -> Iterator[SourceError]:
    """Yield a fault for every region marker of a snippet that does not pair up."""
    open_at: dict[str, int] = {}
    seen: set[str] = set()
    for number, match in _markers(path):
        if match is None:
            yield SourceError(
                path, number, "write markers as # --8<-- [start:x] or [end:x]"
            )
            continue
        name = match["name"]
        if match["kind"] == "start":
            if name in seen:
                yield SourceError(path, number, f"region {name!r} is here twice")
            seen.add(name)
            open_at[name] = number
        elif open_at.pop(name, None) is None:
            yield SourceError(path, number, f"region {name!r} ends but never starts")
    for name, number in open_at.items():
        yield SourceError(path, number, f"region {name!r} is never closed")


def _markers(path: Path) -> Iterator[tuple[int, re.Match[str]]]:
    for number, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        if _LOOSE_MARKER.search(text):
            yield number, _MARKER.match(text)  # type: ignore[misc]
