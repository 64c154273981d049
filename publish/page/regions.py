"""Reads the regions of a snippet, and the lines that a page shows of it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

from publish import SourceError

_MARKER = re.compile(r"^\s*# -+8<-+ \[(?P<kind>start|end):(?P<name>[^\]]*)\]\s*$")
_LOOSE_MARKER = re.compile(r"-+8<-+")


def lines_of(path: Path, region: str | None) -> list[tuple[int, str]]:
    """Return the lines that a page shows of a file, or of its region, with their numbers.

    Markers are left out, and so are blank lines before and after.
    """
    markers = dict(_markers(path))
    shown, inside = [], region is None
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        marker = markers.get(number)
        if marker is None and inside:
            shown.append((number, line))
        elif marker is not None and marker["name"] == region:
            inside = marker["kind"] == "start"
    while shown and not shown[0][1].strip():
        del shown[0]
    while shown and not shown[-1][1].strip():
        del shown[-1]
    if region is None or not shown:
        return shown
    numbers = [number for number, _ in shown]
    texts = dedent("\n".join(line for _, line in shown)).split("\n")
    return list(zip(numbers, texts, strict=True))


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
    if not open_at and seen:
        yield from _cut_statements(path, seen)


def _cut_statements(path: Path, names: set[str]) -> Iterator[SourceError]:
    """Yield a fault for each region that is not whole statements that can run.

    So a marker within a string, or around a part of a statement, is one; and so is a
    region below a condition that is never true.
    """
    for name in sorted(names):
        try:
            found = statements_of(path, name)
        except SyntaxError as error:
            why = f"{error.msg}: no region can be cut"
            yield SourceError(path, error.lineno or 1, why)
            return
        if not found:
            why = (
                "holds a part of a statement, or what never runs: mark whole statements"
            )
            first = min((n for n, line in lines_of(path, name) if line), default=1)
            yield SourceError(path, first, f"region {name!r} {why}")


def statements_of(path: Path, region: str) -> list[ast.stmt]:
    """Return the statements that a region is; none if it is not whole ones.

    Raises SyntaxError if the file is no Python.
    """
    source = path.read_text("utf-8")
    lines = {n: line.strip() for n, line in lines_of(path, region) if line.strip()}
    for body in _bodies(ast.parse(source)):
        if _begins_line(body[0], source) and _is_whole(body, lines):
            return [each for each in body if each.lineno in lines]
    return []


def span_of(statement: ast.stmt) -> range:
    """Return the numbers of a statement's lines, those of its decorators with them."""
    decorators = getattr(statement, "decorator_list", [])
    start = min([statement.lineno, *(each.lineno for each in decorators)])
    return range(start, (statement.end_lineno or start) + 1)


def _bodies(node: ast.AST) -> Iterator[list[ast.stmt]]:
    """Yield each list of statements that may run."""
    never = isinstance(node, ast.If | ast.While) and (
        isinstance(node.test, ast.Constant) and not node.test.value
    )
    for name, value in ast.iter_fields(node):
        if not isinstance(value, list) or (never and name == "body"):
            continue
        if value and isinstance(value[0], ast.stmt):
            yield value
        for child in value:
            yield from _bodies(child)


def _begins_line(statement: ast.stmt, source: str) -> bool:
    """Whether a statement is not behind the colon of the one that holds it."""
    line = source.split("\n")[statement.lineno - 1].encode()
    return not line[: statement.col_offset].strip()


def _is_whole(body: list[ast.stmt], lines: dict[int, str]) -> bool:
    """Whether lines, by number, are some statements in a row, and comments."""
    own: set[int] = set()
    for statement in body:
        span = span_of(statement)
        if not lines.keys().isdisjoint(span):
            own.update(span)
    if not own or min(own) < min(lines) or max(own) > max(lines):
        return False
    return all(lines[n].startswith("#") for n in lines.keys() - own)


def _markers(path: Path) -> Iterator[tuple[int, re.Match[str]]]:
    for number, text in enumerate(path.read_text("utf-8").split("\n"), 1):
        if _LOOSE_MARKER.search(text):
            yield number, _MARKER.match(text)  # type: ignore[misc]
