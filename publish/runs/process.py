"""Runs one program in a process of its own and says how it ended."""

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from publish import ROOT, SNIPPETS
from publish.runs import packages
from publish.runs.leftovers import leftovers
from publish.runs.outcome import Fault, Outcome
from publish.runs.untouched import changes_of, state

TIMEOUT = 20.0
MOST_OUTPUT = 1_000_000  # bytes of each stream
_LOOK = 0.05  # seconds
_WATCH = Path(__file__).parent / "watch"
_LATE = Path(__file__).parent / "late"


def run_python(
    python: str,
    program: Path,
    *,
    strict: bool,
    lines: bool = False,
    with_packages: bool = False,
    timeout: float = TIMEOUT,
) -> Outcome:
    """Run a program file. `timeout` is in seconds; `lines` asks for those that ran.

    `with_packages` lets it import what examples may name. `strict` is
    ``-X dev -W error``, also for the Pythons that the program itself starts.
    """
    mode = {"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "error"} if strict else {}
    with tempfile.TemporaryDirectory(prefix="interleave-") as folder:
        folder = os.path.realpath(folder)
        report, ran = Path(folder, "watch.jsonl"), Path(folder, "lines")
        temporary = Path(folder, "tmp")
        temporary.mkdir()
        count = _count(program) if lines else 0
        if lines:
            ran.write_bytes(bytes(2 * count))
            mode |= {"INTERLEAVE_PROGRAM": str(program), "INTERLEAVE_LINES": str(ran)}
        env = {
            **_environment(),
            **mode,
            "INTERLEAVE_WATCH": str(report),
            "INTERLEAVE_ROOT": str(ROOT),
            "INTERLEAVE_FOLDER": folder,
            "TMPDIR": str(temporary),
            "PYTHONPATH": _path(_WATCH, SNIPPETS, with_packages=with_packages),
            "PYTHONFAULTHANDLER": "1",
            "PYTHONIOENCODING": "utf-8",
        }
        outcome = _run([python, str(program)], folder, env, timeout)
        if lines:
            found = [n for n, mark in enumerate(ran.read_bytes()) if mark]
            outcome = replace(
                outcome,
                lines=frozenset(n for n in found if n < count),
                begun=frozenset(n - count for n in found if n >= count),
            )
        return _with_report(outcome, report)


def record_python(
    python: str,
    program: Path,
    *,
    late: str = "",
    with_packages: bool = False,
    timeout: float = TIMEOUT,
) -> tuple[Outcome, dict[str, Any] | None]:
    """Run a program plainly and record it; None if it ended before it could be saved.

    `late` delays its "threads" or its "prints": see late/sitecustomize.py.
    """
    folders = [ROOT, SNIPPETS, *([_LATE] if late else [])]
    delays = {"INTERLEAVE_LATE": late} if late else {}
    with tempfile.TemporaryDirectory(prefix="interleave-") as folder:
        recording = Path(folder, "saved", "run.json")
        recording.parent.mkdir()
        env = _environment() | {
            **delays,
            "PYTHONPATH": _path(*folders, with_packages=with_packages),
            "PYTHONIOENCODING": "utf-8",
        }
        command = [python, "-m", "interleave", "record", str(program)]
        command += ["-o", str(recording)]
        outcome = _run(command, folder, env, timeout)
        saved = recording.read_text("utf-8") if recording.exists() else None
    return outcome, json.loads(saved) if saved else None


def run_shell(text: str, path: str, *, timeout: float = TIMEOUT) -> Outcome:
    """Run shell lines with bash from the repository's root; the first failure ends it.

    What they change in the folders of what is published is a fault each.
    """
    command = ["bash", "-euo", "pipefail", "-c", text]
    env = _environment() | {"PATH": path}
    before = state()
    outcome = _run(command, str(ROOT), env, timeout)
    changed = (Fault("change", name) for name in changes_of(before))
    return replace(outcome, faults=(*outcome.faults, *changed))


def _count(program: Path) -> int:
    """Return one more than the number of a program's last line."""
    return program.read_bytes().count(b"\n") + 2


def _path(*folders: Path, with_packages: bool) -> str:
    """Return where a program's imports look first."""
    added = [packages.installed()] if with_packages else []
    return os.pathsep.join([*map(str, folders), *added])


def _environment() -> dict[str, str]:
    """Return this process's environment without what changes how Python behaves."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1"}


def _run(command: list[str], cwd: str, env: dict[str, str], timeout: float) -> Outcome:
    # Its children have it too, whatever session or parent they may choose.
    mark = "INTERLEAVE_RUN", uuid4().hex
    # Files, not pipes: a leftover child that holds a pipe open would hang the reader.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=env | dict([mark]),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        killed = _wait(process, timeout, (out, err))
        seconds = time.perf_counter() - start
        left = leftovers(*mark)
        stdout, stderr = _text(out), _text(err)
        streams = {"stdout": out, "stderr": err}
        odd = [name for name, stream in streams.items() if not _is_utf8(stream)]
    code = None if killed else process.returncode
    faults = [Fault("left process", name) for name in left if not killed]
    faults += [Fault("output", name) for name in odd if not killed]
    return Outcome(code, stdout, stderr, seconds, killed, tuple(faults))


def _text(output: IO[bytes]) -> str:
    output.seek(0)
    return output.read(MOST_OUTPUT).decode("utf-8", "replace")


def _is_utf8(output: IO[bytes]) -> bool:
    output.seek(0)
    try:
        output.read().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wait(
    process: subprocess.Popen[bytes], timeout: float, outputs: Iterable[IO[bytes]]
) -> str:
    """Wait for the end; return why the process was killed, if it had to be."""
    deadline = time.monotonic() + timeout
    while True:
        flood = any(os.fstat(out.fileno()).st_size > MOST_OUTPUT for out in outputs)
        if flood:
            process.kill()
            process.wait()
            return f"printed more than {MOST_OUTPUT // 1_000_000} MB and was killed"
        try:
            process.wait(_LOOK)
        except subprocess.TimeoutExpired:
            if time.monotonic() > deadline:
                _dump_stacks(process)
                return f"did not end within {timeout:.0f} s and was killed"
        else:
            return ""


def _dump_stacks(process: subprocess.Popen[bytes]) -> None:
    """Let faulthandler write every thread's stack to stderr before the end."""
    process.send_signal(signal.SIGABRT)
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _with_report(outcome: Outcome, report: Path) -> Outcome:
    """Add what the watch in the process, and in its children, has seen."""
    if not report.exists():
        return outcome
    entries = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    # The code with which a child ended is no news if it has said what ended it.
    explained = {each["pid"] for each in entries if each["kind"] == "exception"}
    faults = [
        Fault(entry["kind"], entry["name"], entry["child"] or entry["kind"] == "exit")
        for entry in entries
        if entry["kind"] not in ("python", "read")
        and not (entry["kind"] == "exit" and entry["pid"] in explained)
    ]
    read = (Path(entry["name"]) for entry in entries if entry["kind"] == "read")
    files = {file for file in read if packages.FOLDER not in file.parents}
    own = (each for each in entries if each["kind"] == "python" and not each["child"])
    return replace(
        outcome,
        faults=(*dict.fromkeys(faults), *outcome.faults),
        python=next((each["name"] for each in own), ""),
        files=tuple(sorted(file for file in files if file.is_file())),
    )
