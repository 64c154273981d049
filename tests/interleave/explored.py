"""Explores small programs for the tests, in processes of their own."""

import asyncio
from pathlib import Path
from typing import Any

from interleave.explore.verdict import Verdict
from interleave.explore.workers import run_once, search


def explored(
    script: Path, source: str, *, bound: int = 2, model: str = "gil"
) -> Verdict:
    """Run all schedules of a program up to a number of preemptions."""
    script.write_text(source)
    return asyncio.run(search(script, model, bound, lambda verdict: None))


def once(script: Path, source: str, **request: Any) -> dict[str, Any]:
    """Run a program once, as it comes, or as `replay` or `seed` say; return the answer."""
    script.write_text(source)
    return asyncio.run(run_once(script, "gil", **(request or {"replay": []})))


def kinds(verdict: Verdict) -> dict[str, int]:
    """Return how many schedules ended in which way, or printed what."""
    counts: dict[str, int] = {}
    for each in verdict.outcomes:
        ending = each.ending
        name = ending.text.strip() if ending.kind == "output" else ending.kind
        counts[name] = counts.get(name, 0) + each.count
    return counts
