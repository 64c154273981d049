"""Checks an answer: ``python -m snippets.practice NAME [FILE]``; no NAME lists them."""

import sys
from difflib import get_close_matches

from . import runner

USAGE = "usage: python -m snippets.practice [NAME [FILE]]"


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 done, 1 not yet, 2 for a name or file that is not there."""
    names = runner.names()
    if not arguments:
        width = max(map(len, names))
        for name in names:
            print(f"{name:{width}}  {runner.task(name)}")
        return 0
    name, file = [*arguments, None][:2]
    if len(arguments) > 2 or name.startswith("-"):
        print(USAGE, file=sys.stderr)
        return 2
    if name not in names:
        near = get_close_matches(name, names, cutoff=0.5)
        said = f"did you mean {' or '.join(near)}?" if near else "here are all:"
        print(f"no exercise {name!r}: {said}", file=sys.stderr)
        for other in [] if near else names:
            print(other, file=sys.stderr)
        return 2
    answer = runner.find(name, file)
    if answer is None:
        print(f"{name}: there is no file {file}", file=sys.stderr)
        return 2
    result = runner.check(name, answer)
    print(f"{name}: {result}")
    return 0 if result.kind == "done" else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
