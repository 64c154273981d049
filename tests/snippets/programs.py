"""Runs a whole example as its reader would: in its own process, by its file."""

import os
import subprocess
import sys
from pathlib import Path

from publish.runs.packages import FOLDER

SNIPPETS = Path(__file__).parents[2] / "snippets"


def run_program(
    name: str, *, args: tuple[str, ...] = (), timeout: float = 20
) -> subprocess.CompletedProcess[str]:
    """Run ``snippets/<name>`` and return its exit code, stdout and stderr as text.

    `timeout` is in seconds; `subprocess.TimeoutExpired` is raised when it passes.
    """
    env = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    env["PYTHONPATH"] = os.pathsep.join(map(str, [SNIPPETS, FOLDER]))
    return subprocess.run(
        [sys.executable, str(SNIPPETS / name), *args],
        capture_output=True,
        text=True,
        timeout=timeout,
        env=env,
    )
