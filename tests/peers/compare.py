"""Runs a suite plainly and recorded; runs again, alone, each test that differs."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace

from tests.peers import results, sources
from tests.peers.suites import Suite

ROOT = sources.HERE.parents[1]


@dataclass
class Run:
    """One run of a suite: each test's outcome, and what the run took."""

    outcomes: dict[str, str]
    ending: str  # "exit 0", "signal 11", "timed out after 300 s"
    seconds: float
    megabytes: float  # of memory at the most

    def counts(self) -> str:
        """How many passed, failed and were skipped."""
        count = Counter(self.outcomes.values())
        shown = [f"{count[each]}" for each in ("pass", "fail", "skip")]
        return "/".join(shown) + (
            f" +{n} unfinished" if (n := count["unfinished"]) else ""
        )


@dataclass
class Comparison:
    """The same suite twice, and what differed also when it ran again, alone."""

    suite: Suite
    python: str
    plain: Run
    recorded: Run
    differences: dict[str, tuple[str, str]] = field(default_factory=dict)
    by_chance: list[str] = field(default_factory=list)


def compare(suite: Suite, python: str, version: str) -> Comparison:
    """Run `suite` with the interpreter `python` both ways, one after the other."""
    plain = run(suite, python, f"{suite.name}-{version}", recorded=False)
    recorded = run(suite, python, f"{suite.name}-{version}", recorded=True)
    found = Comparison(suite, version, plain, recorded)
    for test in _differing(plain, recorded):
        alone = _alone(suite, test)
        again = [
            run(alone, python, f"{suite.name}-{version}-again", recorded=way).outcomes
            for way in (False, True)
        ]
        if again[0].get(test) == again[1].get(test) is not None:
            found.by_chance.append(test)
        else:
            outcome = (str(plain.outcomes.get(test)), str(recorded.outcomes.get(test)))
            found.differences[test] = outcome
    if (
        plain.ending != recorded.ending
        and not found.differences
        and not found.by_chance
    ):
        found.differences["the process"] = (plain.ending, recorded.ending)
    return found


def run(suite: Suite, python: str, name: str, *, recorded: bool) -> Run:
    """Run a suite in a process of its own; its output goes to a log in build/peers."""
    way = "recorded" if recorded else "plain"
    print(f"{name} {way} ...", end="", flush=True, file=sys.stderr)
    base = sources.BUILD / f"{name}-{way}"
    base.parent.mkdir(parents=True, exist_ok=True)
    files = {
        end: base.with_name(f"{base.name}.{end}") for end in ("jsonl", "json", "log")
    }
    for file in files.values():
        file.unlink(missing_ok=True)
    folder = sources.source(suite.package) if suite.package else sources.BUILD
    script = [str(suite.script)]
    if recorded:
        record = ["-m", "interleave", "record", "-o", str(files["json"])]
        script = [*record, str(suite.script), "--"]
    arguments = [str(files["jsonl"]), str(suite.seconds - 5), *suite.tests]
    begun = time.monotonic()
    with files["log"].open("wb") as log:
        child = subprocess.Popen(
            [python, *script, *arguments],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        ending, megabytes = _wait(child, suite.seconds)
    outcomes = results.read(files["jsonl"])
    done = Run(outcomes, ending, time.monotonic() - begun, megabytes)
    print(
        f" {done.counts()}, {ending}, {done.seconds:.0f} s", flush=True, file=sys.stderr
    )
    return done


def _environment() -> dict[str, str]:
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PYTEST"))
    }
    return {**kept, "PYTHONPATH": str(ROOT)}


def _wait(child: subprocess.Popen[bytes], seconds: int) -> tuple[str, float]:
    """How the child ended, and its memory: `Popen.wait` does not tell the latter."""
    end = time.monotonic() + seconds
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        if time.monotonic() > end:
            os.killpg(child.pid, signal.SIGKILL)
            end = float("inf")
        time.sleep(0.05)
    child.returncode = code = os.waitstatus_to_exitcode(status)
    ending = f"exit {code}" if code >= 0 else f"signal {-code}"
    if end == float("inf"):
        ending = f"timed out after {seconds} s"
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return ending, usage.ru_maxrss / unit


def _differing(plain: Run, recorded: Run) -> list[str]:
    every = {**plain.outcomes, **recorded.outcomes}
    return [t for t in every if plain.outcomes.get(t) != recorded.outcomes.get(t)]


def _alone(suite: Suite, test: str) -> Suite:
    if suite.package:
        return replace(suite, tests=(test, *suite.tests[1:]))
    return replace(suite, tests=(test,))
