"""Judges measured numbers: a page names each in its output, with the range that is true.

In an output fence whose title is "Output (measured)", ``{in threads: up to 0.8 times in turn}``
stands for a number. The reader sees the number of the recorded run.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

_PLACE = re.compile(r"\{(?P<inner>[^{}\n]*)\}")
_INNER = re.compile(
    r"(?P<name>[a-z][a-z0-9 ]*): (?P<range>.+?)(; (?P<cores>\d) idle cores?)?"
)
_BOUND = r"(?P<{0}>\d+(\.\d+)?)( times (?P<{0}_of>[a-z][a-z0-9 ]*?))?"
_LOW, _HIGH = _BOUND.format("low"), _BOUND.format("high")
_RANGES = [
    re.compile(f"{_LOW} or more"),
    re.compile(f"up to {_HIGH}"),
    re.compile(f"{_LOW} to {_HIGH}"),
]
_NUMBER = r"-?\d+(?:\.\d+)?"
SHARE = 0.9  # of a core that counts as idle: what a busy loop gets of it


@dataclass(frozen=True)
class Bound:
    """An end of a range: a number, or a multiple of another quantity."""

    factor: float
    of: str | None

    def value(self, values: dict[str, float]) -> float:
        """Return the number that it is in a run."""
        return self.factor * values[self.of] if self.of else self.factor


@dataclass(frozen=True)
class Quantity:
    """A number that a page names. `words` are its range's; both ends are part of it.

    `cores` is how many idle cores the range presupposes, 0 for none.
    """

    name: str
    words: str
    low: Bound | None
    high: Bound | None
    cores: int

    def holds(self, values: dict[str, float]) -> bool:
        """Whether its value in a run is in its range."""
        low = self.low.value(values) if self.low else -inf
        high = self.high.value(values) if self.high else inf
        return low <= values[self.name] <= high


@dataclass(frozen=True)
class Measured:
    """An output in which numbers are judged; `text` is the page's."""

    text: str
    quantities: tuple[Quantity, ...]

    def numbers(self, printed: str) -> tuple[str, ...] | None:
        """Return the numbers as they were printed; None if the words around are others."""
        pattern = f"({_NUMBER})".join(map(re.escape, self.parts))
        found = re.fullmatch(pattern, _trimmed(printed))
        return found.groups() if found else None

    def misses(self, printed: str, idle: float = inf) -> list[str]:
        """Say which numbers are outside of their ranges.

        `idle` is how many cores were, around the run: a range that presupposes more does
        not count.
        """
        numbers = self.numbers(printed)
        if numbers is None:
            return []
        names = (quantity.name for quantity in self.quantities)
        values = dict(zip(names, map(float, numbers), strict=True))
        return [
            f"{q.name} is {values[q.name]:g}, and the page says {q.words}"
            for q in self.quantities
            if not q.holds(values) and idle >= SHARE * q.cores
        ]

    @property
    def parts(self) -> list[str]:
        """The text before, between and after the numbers."""
        return _PLACE.split(self.text)[::2]

    @property
    def cores(self) -> int:
        """How many idle cores its ranges presuppose."""
        return max(quantity.cores for quantity in self.quantities)


def read(text: str) -> Measured:
    """Return what an output fence says of its numbers.

    Raises ValueError for a range that cannot be read, a name that is given twice, a
    multiple of a name that is not there, and for a text without any.
    """
    quantities = tuple(_quantities(text))
    names = [quantity.name for quantity in quantities]
    if not names:
        raise ValueError("it measures nothing: write {name: range} for each number")
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"two numbers have the name {name!r}")
    for quantity in quantities:
        for bound in (quantity.low, quantity.high):
            if bound and bound.of and bound.of not in names:
                raise ValueError(f"no number here has the name {bound.of!r}")
    return Measured(_trimmed(text), quantities)


def _quantities(text: str) -> Iterator[Quantity]:
    for place in _PLACE.finditer(text):
        inner = _INNER.fullmatch(place["inner"])
        found = None
        if inner:
            ranges = (each.fullmatch(inner["range"]) for each in _RANGES)
            found = next(filter(None, ranges), None)
        if inner is None or found is None:
            raise ValueError(
                f"{place[0]} cannot be read: write {{name: 0.6 or more}}, "
                "{name: up to 0.8 times other name} or {name: 1 to 3; 2 idle cores}"
            )
        ends = found.groupdict()
        low, high = (
            Bound(float(ends[end]), ends[f"{end}_of"]) if ends.get(end) else None
            for end in ("low", "high")
        )
        cores = int(inner["cores"] or 0)
        yield Quantity(inner["name"], inner["range"], low, high, cores)


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip(" ") for line in text.strip("\n").split("\n"))
