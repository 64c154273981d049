"""Runs one program in a process of its own and says how it ended."""

import json
import os
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from publish import ROOT, SNIPPETS

TIMEOUT = 20.0
_WATCH = Path(__file__).parent / "watch"
_LATE = Path(__file__).parent / "late"


@dataclass(frozen=True)
class Fault:
    """A failure that the watch saw: its kind, and the exception's or thread's name."""

    kind: str
    name: str

    def __str__(self) -> str:
        return {
            "exception": f"{self.name} ended the program",
            "thread": f"{self.name} in a thread",
            "task": f"{self.name} in a task, never retrieved",
            "unraisable": f"{self.name} that could not be raised",
            "warning": f"{self.name} shown",
            "left thread": f"thread {self.name!r} still alive when the program ended",
        }[self.kind]


@dataclass(frozen=True)
class Outcome:
    """How a run ended. `code` is None when it passed its time limit; `seconds` is wall time."""

    code: int | None
    stdout: str
    stderr: str
    faults: tuple[Fault, ...]
    seconds: float

    def shortened(self, program: Path, name: str) -> "Outcome":
        """Return it with the program's `name` for its path, and no path of snippets."""

        def short(text: str) -> str:
            return text.replace(str(program), name).replace(f"{SNIPPETS}/", "")

        return replace(self, stdout=short(self.stdout), stderr=short(self.stderr))


def run_python(
    python: str, program: Path, *, strict: bool, timeout: float = TIMEOUT
) -> Outcome:
    """Run a program file. `timeout` is in seconds.

    `strict` is ``-X dev -W error``, also for the Pythons that the program itself starts.
    """
    mode = {"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "error"} if strict else {}
    with tempfile.TemporaryDirectory(prefix="interleave-") as folder:
        report = Path(folder, "watch.jsonl")
        env = (
            _environment()
            | mode
            | {
                "INTERLEAVE_WATCH": str(report),
                "PYTHONPATH": os.pathsep.join([str(_WATCH), str(SNIPPETS)]),
                "PYTHONFAULTHANDLER": "1",
                "PYTHONIOENCODING": "utf-8",
            }
        )
        command = [python, str(program)]
        code, stdout, stderr, seconds = _run(command, folder, env, timeout)
        faults = _faults(report)
    return Outcome(code, stdout, stderr, faults, seconds)


def record_python(
    python: str, program: Path, *, late: bool = False, timeout: float = TIMEOUT
) -> tuple[Outcome, dict[str, Any] | None]:
    """Run a program plainly and record it; None if it ended before it could be saved.

    `late` delays it as a busy machine may: see late/sitecustomize.py.
    """
    path = [ROOT, SNIPPETS, *([_LATE] if late else [])]
    with tempfile.TemporaryDirectory(prefix="interleave-") as folder:
        recording = Path(folder, "saved", "run.json")
        recording.parent.mkdir()
        env = _environment() | {
            "PYTHONPATH": os.pathsep.join(map(str, path)),
            "PYTHONIOENCODING": "utf-8",
        }
        command = [python, "-m", "interleave", "record", str(program)]
        command += ["-o", str(recording)]
        code, stdout, stderr, seconds = _run(command, folder, env, timeout)
        saved = recording.read_text("utf-8") if recording.exists() else None
    outcome = Outcome(code, stdout, stderr, (), seconds)
    return outcome, json.loads(saved) if saved else None


def run_shell(text: str, path: str, *, timeout: float = TIMEOUT) -> Outcome:
    """Run shell lines with bash from the repository's root; the first failure ends it."""
    command = ["bash", "-euo", "pipefail", "-c", text]
    env = _environment() | {"PATH": path}
    code, stdout, stderr, seconds = _run(command, str(ROOT), env, timeout)
    return Outcome(code, stdout, stderr, (), seconds)


def _environment() -> dict[str, str]:
    """Return this process's environment without what changes how Python behaves."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"}


def _run(
    command: list[str], cwd: str, env: dict[str, str], timeout: float
) -> tuple[int | None, str, str, float]:
    # Files, not pipes: a leftover child that holds a pipe open would hang the reader.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        code: int | None
        try:
            code = process.wait(timeout)
        except subprocess.TimeoutExpired:
            code = None
            _dump_stacks(process)
        seconds = time.perf_counter() - start
        _kill_group(process)
        out.seek(0)
        err.seek(0)
        stdout = out.read().decode("utf-8", "replace")
        stderr = err.read().decode("utf-8", "replace")
    return code, stdout, stderr, seconds


def _dump_stacks(process: subprocess.Popen[bytes]) -> None:
    """Let faulthandler write every thread's stack to stderr before the end."""
    process.send_signal(signal.SIGABRT)
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _faults(report: Path) -> tuple[Fault, ...]:
    if not report.exists():
        return ()
    entries = map(json.loads, report.read_text("utf-8").splitlines())
    return tuple(Fault(entry["kind"], entry["name"]) for entry in entries)
