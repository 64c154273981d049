"""Runs small programs with and without the recorder, and reads what it saved."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from interleave.run import Lane, Run

ROOT = Path(__file__).parents[2]
LATE = 50_000
Story = list[tuple[str, str | None, int | None]]


@dataclass(frozen=True)
class Recorded:
    """A saved run, asked by the names of its lanes."""

    run: Run

    def lane(self, name: str) -> Lane:
        """The one lane whose name begins or ends so."""
        found = [
            lane
            for lane in self.run.lanes
            if lane.name.startswith(name) or lane.name.endswith(f" {name}")
        ]
        assert len(found) == 1, [lane.name for lane in self.run.lanes]
        return found[0]

    def story(self, name: str) -> Story:
        """A lane's states without "run" and "ready", repetitions left out.

        What is late by less than `LATE` microseconds is a busy machine's doing.
        """
        story: Story = []
        for begin, end, state, reason, line in self.lane(name).segments:
            told = state, reason, line
            if state in ("run", "ready") or (state == "late" and end - begin < LATE):
                continue
            if told not in story[-1:]:
                story.append(told)
        return story

    def arrows(self) -> set[tuple[str, str, str]]:
        """All hand-offs: from, to, kind."""
        names = {lane.id: lane.name for lane in self.run.lanes}
        return {(names[a], names[b], kind) for _, a, _, b, kind in self.run.arrows}

    def prints(self) -> list[tuple[str, str, int | None]]:
        """All marks: lane, text, line."""
        names = {lane.id: lane.name for lane in self.run.lanes}
        return [(names[lane], text, line) for _, lane, text, line in self.run.marks]


def run_program(
    arguments: list[str], folder: Path, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments in `folder`."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**env, "PYTHONPATH": str(ROOT)},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
    )


def record(source: str, folder: Path) -> Recorded:
    """Record the program `source`, which must end well, and check the run's form."""
    (folder / "program.py").write_text(source)
    done = run_program(
        ["-m", "interleave", "record", "program.py", "-o", "run.json"], folder
    )
    assert (done.returncode, done.stderr) == (0, "")
    return load(folder)


def load(folder: Path) -> Recorded:
    """Read the saved run, which keeps to the form and has times in microseconds."""
    run = Run.from_json(json.loads((folder / "run.json").read_text()))
    assert run.unit == "us"
    return Recorded(run)
