"""``python -m interleave explore``: every order in which a script's threads can run."""

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from interleave.engine.ending import Ending
from interleave.explore.columns import columns
from interleave.explore.verdict import Found, Verdict, said
from interleave.explore.workers import CannotExploreError, check, run_once, search

ONLY_WAITS = (
    "Python 3.11 cannot say where else it switches threads: here they take turns only "
    "where they wait."
)
ONE_GOOD, BAD, NOT_EXPLORED = 0, 1, 2  # exit codes


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments the command has."""
    parser.add_argument("script", type=Path, help="the file to run")
    parser.add_argument(
        "--bound",
        type=int,
        default=2,
        metavar="N",
        help="how often a schedule may interrupt a thread that could go on (default: 2)",
    )
    parser.add_argument(
        "--model",
        choices=["gil", "free-threaded"],
        default="gil",
        help="where threads can be switched: where this CPython looks, or at any bytecode",
    )
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")
    one = parser.add_mutually_exclusive_group()
    one.add_argument(
        "--seed", type=int, metavar="N", help="run one schedule, by chance"
    )
    one.add_argument(
        "--replay",
        type=lambda text: [int(choice) for choice in text.split(",")],
        metavar="CHOICES",
        help="run one schedule again, such as 0,1,1",
    )


def explore(chosen: argparse.Namespace) -> int:
    """Do what the arguments say; return the exit code."""
    try:
        check(chosen.script)
        if chosen.seed is not None or chosen.replay is not None:
            return asyncio.run(_run_one(chosen))
        return asyncio.run(_search(chosen))
    except CannotExploreError as error:
        print(f"interleave: {chosen.script}: {error}", file=sys.stderr)
        return NOT_EXPLORED


async def _search(chosen: argparse.Namespace) -> int:
    so_far = Verdict(chosen.bound)
    shows = sys.stderr.isatty()

    def progress(verdict: Verdict) -> None:
        nonlocal so_far
        so_far = verdict
        if shows:
            print(f"\r{verdict.schedules:,} schedules", end="", file=sys.stderr)

    try:
        verdict = await search(chosen.script, chosen.model, chosen.bound, progress)
    except asyncio.CancelledError:  # Ctrl+C: what was found is true
        verdict = so_far
    if shows:
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
    if chosen.json:
        print(json.dumps(verdict.to_json(), indent=1))
    else:
        print(*verdict.lines(), sep="\n")
        if sys.version_info < (3, 12):
            print(ONLY_WAITS)
        if worst := _worst(verdict):
            await _show(chosen, worst)
    if verdict.one_good or not verdict.found:
        return ONE_GOOD if verdict.exhaustive else NOT_EXPLORED
    return BAD


def _worst(verdict: Verdict) -> Found | None:
    """The outcome to be shown: a bad one, else the rarest of several."""
    bad = [each for each in verdict.outcomes if each.ending.kind != "output"]
    several = verdict.outcomes[1:]
    return min(bad or several, key=lambda found: found.preemptions, default=None)


async def _show(chosen: argparse.Namespace, found: Found) -> None:
    answer = await run_once(chosen.script, chosen.model, replay=found.choices)
    print(f"\nOne that {said(Found(found.ending, 1, (), 0))}:\n")
    print(columns(chosen.script, answer["steps"]))
    _print_end(answer)


async def _run_one(chosen: argparse.Namespace) -> int:
    how = {"replay": chosen.replay} if chosen.seed is None else {"seed": chosen.seed}
    answer = await run_once(chosen.script, chosen.model, **how)
    if chosen.json:
        print(json.dumps(answer, indent=1))
    else:
        print(columns(chosen.script, answer["steps"]))
        _print_end(answer)
    return ONE_GOOD if answer["kind"] == "output" else BAD


def _print_end(answer: dict[str, Any]) -> None:
    ending = Ending(answer["kind"], answer["text"])
    print(f"\n{ending.kind}:")
    print("".join(f"  {line}\n" for line in ending.text.splitlines()), end="")
