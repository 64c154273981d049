"""Writes the steps of a schedule as text: a row a step, a column a thread."""

from pathlib import Path

_GAP = "   "
_MOST = 400  # rows; of a longer run the end is shown


def columns(script: Path, steps: list[tuple[str, int]]) -> str:
    """Return the lines that threads began, in their order; each below its thread's name."""
    left_out = len(steps) - _MOST
    if left_out > 0:
        rest = columns(script, steps[left_out:])
        return f"({left_out:,} steps before these)\n{rest}"
    source = script.read_text(encoding="utf-8").splitlines()
    rows = [(name, f"{line:>3} {source[line - 1].strip()}") for name, line in steps]
    names = list(dict.fromkeys(name for name, _ in rows))
    widths = {
        name: max(len(name), *(len(text) for other, text in rows if other == name))
        for name in names
    }
    table = [_GAP.join(name.ljust(widths[name]) for name in names)]
    for name, text in rows:
        cells = [
            (text if other == name else "").ljust(widths[other]) for other in names
        ]
        table.append(_GAP.join(cells))
    return "\n".join(row.rstrip() for row in table)
