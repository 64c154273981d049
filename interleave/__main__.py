"""The command line: ``python -m interleave record script.py -o run.json``."""

import argparse
from pathlib import Path

from interleave.recorder import record


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m interleave")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("record", help="run a script and save what happened")
    command.add_argument("script", help="the file to run")
    command.add_argument("args", nargs="*", help="its arguments (options after --)")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    chosen = parser.parse_args()
    record(chosen.script, chosen.args, chosen.output)


if __name__ == "__main__":
    main()
