"""Says which lines for a shell could fail without being seen."""

import re

_FIRST = re.compile(r"cd \S+ && ")  # into a folder, and there the command
_DO = "write one command a line, after 'cd folder &&' if need be"
_OPERATOR = re.compile(r"\|\||&&|[|&;<>()`$!{}]")
_OF_THE_SHELL = re.compile(
    r"(\.|alias|bg|builtin|case|command|disown|eval|exec|exit|for|function|if|return|set"
    r"|shopt|source|time|trap|until|wait|while)(?!\S)"
)


def hides(text: str) -> tuple[int, str] | None:
    """Return the first line that could fail unseen, from 1, and what to do; or None.

    Such is what stands before an operator: ``false || true``, ``false; true``,
    ``echo $(false)``. And what tells the shell itself to go on: ``set +e``, ``trap``.
    """
    for number, line in enumerate(text.splitlines(), 1):
        command = _FIRST.sub("", line.strip(), count=1)
        if command.startswith("#") or not command:
            continue
        if found := _OPERATOR.search(command):
            return number, f"what stands before {found[0]!r} could fail unseen: {_DO}"
        if word := _OF_THE_SHELL.match(command):
            return number, f"{word[0]!r} runs no program: {_DO}"
    return None
