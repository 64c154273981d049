"""Finds what a mend changes: the lines of the mistake that go, and those that are new."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

SAID = {"gone": "Removed in the mend", "new": "New", "moved": "Indentation only"}

Marks = dict[int, str]
"""What the lines of a program are marked as, a key of `SAID`, by number from 1."""


def changes(mistake: str, mend: str) -> tuple[Marks, Marks]:
    """Return the lines of a mistake that its mend changes, and those of the mend.

    Lines are compared without their indentation: one that differs in nothing else is
    ``moved`` in the mend, and stays unmarked in the mistake. Blank lines and comments at
    the ends of a change are no part of it. Both are empty for the same program twice.
    """
    old, new = mistake.splitlines(), mend.splitlines()
    bare_old, bare_new = ([line.strip() for line in lines] for lines in (old, new))
    matcher = SequenceMatcher(None, bare_old, bare_new, autojunk=False)
    in_mistake: Marks = {}
    in_mend: Marks = {}
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            in_mistake |= dict.fromkeys(_code(bare_old, start, end), "gone")
            in_mend |= dict.fromkeys(_code(bare_new, new_start, new_end), "new")
            continue
        for here, there in enumerate(range(new_start, new_end), start):
            if old[here].rstrip() != new[there].rstrip():
                in_mend[there + 1] = "moved"
    return in_mistake, in_mend


def _code(lines: list[str], start: int, end: int) -> Iterator[int]:
    """Yield the numbers of the lines from the first one with code to the last."""
    code = [at for at in range(start, end) if lines[at] and lines[at][0] != "#"]
    if code:
        yield from range(code[0] + 1, code[-1] + 2)


def in_words(marks: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """Yield each kind of mark and what it says: ``new``, ``New: lines 4, 9-11``."""
    for kind, said in SAID.items():
        numbers = sorted(number for number in marks if marks[number] == kind)
        if numbers:
            word = "lines" if len(numbers) > 1 else "line"
            yield kind, f"{said}: {word} {_ranges(numbers)}"


def _ranges(numbers: list[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)
