"""``python -m tests.bench.recorder_overhead``: CPU time recorded / plain, as a table."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.loads import LOADS

SCRIPT = Path(__file__).with_name("loads.py")
ROOT = SCRIPT.parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.recorder_overhead")
    parser.add_argument("loads", nargs="*", metavar="load", help=", ".join(LOADS))
    parser.add_argument("--python", action="append", metavar="PATH")
    parser.add_argument("--runs", type=int, default=5, help="of each kind (5)")
    chosen = parser.parse_args()
    print("CPU time, recorded / plain; both ways by turns")
    print()
    print("| load | Python | plain, ms | fastest | median |")
    print("| --- | --- | ---: | ---: | ---: |")
    for python in chosen.python or [sys.executable]:
        version = _output(
            [python, "-c", "import platform as p; print(p.python_version())"]
        )
        for load in chosen.loads or LOADS:
            plain, recorded = _times(python, load, chosen.runs)
            fastest = min(recorded) / min(plain)
            middle = median(recorded) / median(plain)
            shown = f"{min(plain) / 1e6:.0f} | {fastest:.2f} | {middle:.2f}"
            print(f"| {load} | {version} | {shown} |", flush=True)


def _times(python: str, load: str, runs: int) -> tuple[list[int], list[int]]:
    """CPU times in ns of `runs` plain and recorded runs, the one after the other."""
    plain, recorded = [], []
    with TemporaryDirectory() as folder:
        record = ["-m", "interleave", "record", "-o", str(Path(folder) / "run.json")]
        for _ in range(runs):
            plain.append(int(_output([python, str(SCRIPT), load])))
            recorded.append(int(_output([python, *record, str(SCRIPT), load])))
    return plain, recorded


def _output(command: list[str]) -> str:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    env = {**kept, "PYTHONPATH": str(ROOT)}
    return subprocess.check_output(command, env=env, text=True).strip()


if __name__ == "__main__":
    main()
