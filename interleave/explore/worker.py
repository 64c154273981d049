"""Runs schedules of a script: ``python -m interleave.explore.worker SCRIPT MODEL``.

A process of its own, as nothing else can be done in one that runs programs under control.
A request a line comes in, an answer a line goes out, both in JSON.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from interleave.engine.program import ControlledProgram
from interleave.engine.virtual.missing import NotVirtualError
from interleave.explore.choosers import NotDeterministicError, Planned, Seeded
from interleave.explore.search import Plan, Plans, run

ANSWER_AFTER = 0.5  # seconds, with what was found and what is left


def main(script: str, model: str) -> None:
    """Answer requests until there are no more."""
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    program: ControlledProgram | None = None
    for line in requests:
        try:
            program = program or ControlledProgram(
                Path(script), any_bytecode=model != "gil"
            )
            answer = _answer(program, json.loads(line))
        except (NotDeterministicError, NotVirtualError) as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), file=answers, flush=True)


def _answer(program: ControlledProgram, request: dict[str, Any]) -> dict[str, Any]:
    if "plans" in request:
        return _search(program, request)
    chooser = (
        Seeded(request["seed"]) if "seed" in request else Planned(request["replay"])
    )
    outcome, steps = program.run_and_tell(chooser)
    chooser.check()
    return {
        "kind": outcome.kind,
        "text": outcome.text,
        "choices": chooser.taken,
        "steps": steps,
    }


def _search(program: ControlledProgram, request: dict[str, Any]) -> dict[str, Any]:
    given = [Plan(tuple(choices), number) for choices, number in request["plans"]]
    plans = Plans(given, request["bound"])
    outcomes: dict[Any, list[Any]] = {}
    until = time.monotonic() + ANSWER_AFTER
    for plan, outcome in run(program, plans):
        outcomes.setdefault(outcome, [0, plan])[0] += 1
        if time.monotonic() > until:
            break
    return {
        "outcomes": [
            {"kind": outcome.kind, "text": outcome.text, "count": count, "plan": plan}
            for outcome, (count, plan) in outcomes.items()
        ],
        "left": plans.left(),
        "beyond": plans.beyond,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
