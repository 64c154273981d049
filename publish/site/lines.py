"""Gives each line of a code block an element of its own: it can wrap, and be marked."""

import re
from itertools import count

from publish.site.changes import Marks

_INDENT = re.compile(r"^ +")
_CODE = re.compile(r"(<code>)(.*?)(\n?</code>)", re.DOTALL)


def in_lines(html: str, marks: Marks | None = None) -> str:
    """Return a block's HTML with a ``span`` of class ``line`` around each line.

    `marks` are further classes of lines. The text stays as it is: signs at lines are for
    the style sheet to draw. An empty line has no element unless it is marked.
    The indentation gets Pygments' own class for white space, as no line may wrap there.
    """
    marked = marks or {}
    numbers = count(1)

    def line(inner: str) -> str:
        mark = marked.get(next(numbers), "")
        name = f"line {mark}" if mark else "line"
        inner = _INDENT.sub(r'<span class="w">\g<0></span>', inner)
        return f'<span class="{name}">{inner}</span>' if inner or mark else inner

    def lines(match: re.Match[str]) -> str:
        return match[1] + "\n".join(map(line, match[2].split("\n"))) + match[3]

    return _CODE.sub(lines, html, count=1)
