"""Says what came of the schedules of a program: how many ended in which way."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from interleave.engine.ending import Ending, Kind

_WORDS = {"exception": "fail", "deadlock": "deadlock", "endless": "do not end"}


@dataclass
class Found:
    """How many schedules had an outcome, and the choices of one with few preemptions."""

    ending: Ending
    count: int
    choices: tuple[int, ...]
    preemptions: int


@dataclass
class Verdict:
    """What a search has found.

    `bound` is the highest number of preemptions in a schedule that was run; `exhaustive`
    says whether all schedules up to it were, `complete` whether there are no others.
    """

    bound: int
    schedules: int = 0
    exhaustive: bool = False
    complete: bool = False
    found: dict[Ending, Found] = field(default_factory=dict)

    def add(self, found: Found) -> None:
        """Count schedules that had an outcome."""
        self.schedules += found.count
        known = self.found.setdefault(found.ending, found)
        if known is not found:
            known.count += found.count
            if _simpler(found, known):
                known.choices, known.preemptions = found.choices, found.preemptions

    @property
    def outcomes(self) -> list[Found]:
        """What was found: the more frequent first."""
        return sorted(self.found.values(), key=lambda found: -found.count)

    @property
    def one_good(self) -> bool:
        """Whether what was run had one outcome, and it was a good one."""
        return [each.ending.kind for each in self.outcomes] == ["output"]

    @property
    def holds(self) -> bool:
        """Whether that is true of all schedules up to the bound."""
        return self.one_good and self.exhaustive

    def sentence(self) -> str:
        """Say it all in one sentence."""
        parts = ", ".join(f"{each.count:,} {said(each)}" for each in self.outcomes)
        return f"{self._scope()}: {parts}"

    def lines(self) -> Iterator[str]:
        """Yield what was found, an outcome a paragraph."""
        yield f"{self._scope()}:"
        for each in self.outcomes:
            yield f"{each.count:>8,}  {said(each)}"
            yield f"{'':10}--replay {written(each.choices)}"

    def to_json(self) -> dict[str, object]:
        """Return it as the command writes it with ``--json``."""
        return {
            "schedules": self.schedules,
            "exhaustive": self.exhaustive,
            "bound": None if self.complete else self.bound,
            "outcomes": [
                {
                    "kind": each.ending.kind,
                    "text": each.ending.text,
                    "count": each.count,
                    "choices": each.choices,
                }
                for each in self.outcomes
            ],
        }

    def _scope(self) -> str:
        schedules = f"{self.schedules:,} schedule{'s' * (self.schedules != 1)}"
        if not self.exhaustive:
            return f"{schedules}, and not all were run"
        if self.complete:
            return f"{schedules}, and there are no others"
        preemptions = f"{self.bound} preemption{'s' * (self.bound != 1)}"
        return f"{schedules}, all with at most {preemptions}"


def said(found: Found) -> str:
    """Say what the schedules of an outcome do, with a verb that fits their number."""
    kind: Kind = found.ending.kind
    lines = found.ending.text.splitlines()
    if kind == "output":
        text = " / ".join(lines) or "nothing"
        return f"print{'s' * (found.count == 1)} {text}"
    verb = _WORDS[kind]
    if found.count == 1:
        verb = "does not end" if kind == "endless" else f"{verb}s"
    last = lines[-1] if lines and kind == "exception" else ""
    return f"{verb}: {last}" if last else verb


def written(choices: tuple[int, ...]) -> str:
    """Return choices as ``--replay`` reads them; what nobody chose at the end is left out."""
    kept = list(choices)
    while kept and not kept[-1]:
        kept.pop()
    return ",".join(map(str, kept)) or "0"


def _simpler(one: Found, other: Found) -> bool:
    return (one.preemptions, len(one.choices)) < (other.preemptions, len(other.choices))
