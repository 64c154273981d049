"""Takes away elements around the tokens of code that make no difference to their look."""

import re

_CODE = re.compile(r"<pre>(?:<span></span>)?(<code\b.*?</code>)", re.DOTALL)
# Names, spaces and signs look like the text around them; so does output in its block.
_PLAIN = re.compile(r'<span class="(?:n|w|o|p|go)">([^<]*)</span>')
# Neighbours of one colour in docs/assets/colours.css: parts of a string.
_ALIKE = re.compile(
    r'(<span class="(?:s1|s2|si)">[^<]*)</span><span class="(?:s1|s2|si)">'
)


def lighter(html: str) -> str:
    """Return a block's HTML with about half of the elements in its code."""
    return _CODE.sub(_lighter, html)


def _lighter(match: re.Match[str]) -> str:
    code, merged = _PLAIN.sub(r"\1", match[1]), 1
    while merged:
        code, merged = _ALIKE.subn(r"\1", code)
    return f"<pre>{code}"
