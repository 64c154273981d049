"""Runs an exercise's check on an answer, in a process of its own with a time limit."""

import ast
import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
LIMIT, GRACE = 10.0, 2.0  # seconds


@dataclass(frozen=True)
class Result:
    """What the check says. `kind` is done, wrong, raised, hangs or broken (the check)."""

    kind: str
    message: str = ""
    traceback: str = ""
    output: str = ""

    def __str__(self) -> str:
        if self.kind == "done":
            return "done"
        parts = [f"not yet: {self.message}"]
        if self.traceback:
            parts += ["", self.traceback.rstrip()]
        if lines := self.output.rstrip().splitlines()[-20:]:
            parts += ["", "--- its output", *lines]
        return "\n".join(parts)


def names() -> list[str]:
    """Return the names of all exercises, sorted."""
    return sorted(path.parent.name for path in HERE.glob("*/check.py"))


def task(name: str) -> str:
    """Return the first line of the docstring of an exercise's check."""
    tree = ast.parse(HERE.joinpath(name, "check.py").read_text("utf-8"))
    return (ast.get_docstring(tree) or "").partition("\n")[0]


def find(name: str, file: str | None) -> Path | None:
    """Return the answer's path: `file` as given or in the exercise's folder, or None."""
    folder = HERE / name
    paths = [Path(file).absolute(), folder / file] if file else [folder / "starter.py"]
    return next((path for path in paths if path.is_file()), None)


def check(name: str, answer: Path, limit: float = LIMIT) -> Result:
    """Check an answer; what takes longer than `limit` seconds is ended."""
    # A folder that may stay behind: on Windows, a process that is left may hold it.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        report, printed = Path(folder, "report.json"), Path(folder, "output.txt")
        command = [sys.executable, HERE / "child.py", HERE / name, answer]
        with printed.open("wb") as output:
            process = subprocess.Popen(
                [*command, report, str(limit)],
                cwd=folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
            try:
                # It ends itself at the limit, unless a call keeps the GIL for ever.
                code = process.wait(limit + GRACE)
            except subprocess.TimeoutExpired:
                code = None
            finally:
                _end(process)
        text = printed.read_text("utf-8", "replace")
        said = json.loads(report.read_text("utf-8")) if report.exists() else {}
    if code is None:
        return Result("hangs", f"did not end within {limit:g} s", output=text)
    if not said or (code and said["kind"] == "done"):
        return Result("raised", f"ended with exit code {code}", output=text)
    return Result(**said, output=text)


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    # Bytecode of an answer edited twice in one second could be that of the first edit.
    return kept | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it has started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
