"""Runs schedules in a process of its own: a request a line comes in, an answer a line goes out.

``python -m interleave.explore.worker SCRIPT``, with requests and answers in JSON.
"""

import json
import os
import sys
from pathlib import Path

from interleave.engine.program import Program
from interleave.explore.search import Plan, Search


def main(script: str) -> None:
    """Answer requests until there are no more."""
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    program = Program(Path(script))
    for line in requests:
        print(json.dumps(_answer(program, json.loads(line))), file=answers, flush=True)


def _answer(program: Program, request: dict[str, object]) -> dict[str, object]:
    plans = [Plan(tuple(choices), number) for choices, number in request["plans"]]
    search = Search(plans, request["bound"])
    outcomes: dict[object, list[object]] = {}
    for plan, outcome in search.run(program, request["most"]):
        found = outcomes.setdefault(outcome, [0, plan])
        found[0] += 1
    return {
        "outcomes": [
            {"kind": outcome.kind, "text": outcome.text, "count": number, "plan": plan}
            for outcome, (number, plan) in outcomes.items()
        ],
        "left": search.left(),
        "beyond": search.beyond,
    }


if __name__ == "__main__":
    main(sys.argv[1])
