"""``python -m tests.peers [suite ...] [--python PATH ...]``: prints a Markdown table."""

import argparse
import subprocess
import sys
from pathlib import Path

from tests.peers import sources
from tests.peers.compare import compare
from tests.peers.suites import SUITES, missing
from tests.peers.table import lines


def main() -> None:
    names = [suite.name for suite in SUITES]
    parser = argparse.ArgumentParser(prog="python -m tests.peers", description=__doc__)
    parser.add_argument("suites", nargs="*", metavar="suite", help=", ".join(names))
    parser.add_argument("--python", action="append", metavar="PATH")
    chosen = parser.parse_args()
    if unknown := set(chosen.suites) - set(names):
        parser.error(f"no such suite: {', '.join(sorted(unknown))}")
    done = []
    absent = []
    for path in chosen.python or [sys.executable]:
        python = str(Path(path).absolute())
        version = _version(python)
        for suite in SUITES:
            if chosen.suites and suite.name not in chosen.suites:
                continue
            if why := missing(suite, python):
                absent.append(f"{suite.name} on {version}: {why}")
                continue
            own = sources.environment(python) if suite.package else python
            done.append(compare(suite, own, version))
    table, unexplained = lines(done, absent)
    print(*table, sep="\n")
    sys.exit(1 if unexplained else 0)


def _version(python: str) -> str:
    question = "import platform; print(platform.python_version())"
    return subprocess.check_output([python, "-c", question], text=True).strip()


if __name__ == "__main__":
    main()
