"""The command line: ``python -m interleave record`` and ``python -m interleave explore``."""

import argparse
from pathlib import Path

from interleave.explore.command import add_arguments, explore
from interleave.recorder import record


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m interleave")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("record", help="run a script and save what happened")
    command.add_argument("script", help="the file to run")
    command.add_argument("args", nargs="*", help="its arguments (options after --)")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    exploring = "run a script in every order that its threads can have"
    add_arguments(commands.add_parser("explore", help=exploring))
    chosen = parser.parse_args()
    if chosen.command == "explore":
        raise SystemExit(explore(chosen))
    record(chosen.script, chosen.args, chosen.output)


if __name__ == "__main__":
    main()
