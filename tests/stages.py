"""Runs the stages of a command in turn, and says which, how far it is, and the times.

``python -m tests.stages NAME COMMAND [NAME COMMAND ...]`` stops at the first that fails.
"""

import subprocess
import sys
import time


def run_stages(stages: list[tuple[str, str]]) -> int:
    """Run each (name, shell command); return the first exit code that is not 0, or 0."""
    begun = time.monotonic()
    rows = []
    code = 0
    for number, (name, command) in enumerate(stages, 1):
        since = time.monotonic()
        place = f"{number} of {len(stages)}"
        print(f"=== {place}: {name} (at {_clock(since - begun)})", flush=True)
        code = subprocess.run(command, shell=True).returncode
        took = _clock(time.monotonic() - since)
        rows.append(f"{took:>6}  {name}{' FAILED' if code else ''}")
        if code:
            break
    total = f"{_clock(time.monotonic() - begun):>6}  together"
    print("=== times", *rows, total, sep="\n", flush=True)
    return code


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def main(arguments: list[str]) -> int:
    """Run the stages that the command line names."""
    return run_stages(list(zip(arguments[::2], arguments[1::2], strict=True)))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
