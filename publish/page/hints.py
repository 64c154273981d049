"""Finds what is wrong with the hints of exercises: their order, and the solution's place."""

import re
from collections.abc import Iterator
from pathlib import Path

from publish import SourceError

_SECTION = re.compile(r"## ")
_HINT = re.compile(r'\s*[?!]{3}\+? *tip +"(?P<name>Hint\b[^"]*)"', re.IGNORECASE)
_SOLUTION = re.compile(r'\s*[?!]{3}\+? *success +"[^"]*\bsolution\b', re.IGNORECASE)


def hint_faults(page: Path) -> Iterator[SourceError]:
    """Yield a fault for each hint out of order, and for hints without a solution.

    In each section of a page they are Hint 1, Hint 2 and so on; the solution is last.
    """
    wanted, solved, last = 1, False, 0
    lines = page.read_text("utf-8").splitlines()
    for number, line in enumerate([*lines, "## "], 1):
        if _SECTION.match(line):
            if wanted > 1 and not solved:
                why = "no solution stands below the hints of this exercise"
                yield SourceError(page, last, why)
            wanted, solved = 1, False
        elif hint := _HINT.match(line):
            if solved:
                why = f"{hint['name']!r} stands below the solution: move it above"
                yield SourceError(page, number, why)
            elif hint["name"] != f"Hint {wanted}":
                why = (
                    f"write 'Hint {wanted}' here, not {hint['name']!r}: in their order"
                )
                yield SourceError(page, number, why)
            wanted, last = wanted + 1, number
        elif _SOLUTION.match(line):
            solved = True
