"""The comparisons as a Markdown table, each difference with its explanation."""

import json
from collections.abc import Iterable
from fnmatch import fnmatchcase

from tests.peers.compare import Comparison
from tests.peers.sources import HERE

HEAD = ["suite", "Python", "tests", "plain", "recorded", "time", "memory, MB"]


def lines(done: Iterable[Comparison], absent: list[str]) -> tuple[list[str], int]:
    """The table and what is below it; and how many differences nobody explained."""
    known: dict[str, str] = json.loads((HERE / "explained.json").read_text("utf-8"))
    table = [_row(HEAD), _row(["---"] * len(HEAD))]
    notes: list[str] = []
    unexplained = 0
    for each in done:
        plain, recorded = each.plain, each.recorded
        row = [each.suite.name, each.python, str(len(plain.outcomes))]
        row += [f"{run.counts()}, {run.ending}" for run in (plain, recorded)]
        row.append(f"{plain.seconds:.0f} s, {recorded.seconds:.0f} s")
        row.append(f"{plain.megabytes:.0f}, {recorded.megabytes:.0f}")
        table.append(_row(row))
        for test, (without, with_it) in each.differences.items():
            why = next(
                (why for key, why in known.items() if fnmatchcase(test, key)), None
            )
            unexplained += why is None
            shown = f"`{test}` on {each.python}: {without}, recorded {with_it}"
            notes.append(f"- {shown}: {why or '**not explained**'}")
        notes += [
            f"- `{t}` on {each.python} differed once only" for t in each.by_chance
        ]
    notes += [f"- not run: {each}" for each in absent]
    return [*table, "", "pass/fail/skip", "", *notes], unexplained


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
