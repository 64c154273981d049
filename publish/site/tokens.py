"""Takes away elements around the tokens of code that make no difference to their look."""

import re

_CODE = re.compile(r"<pre>(?:<span></span>)?(<code\b.*?</code>)", re.DOTALL)
# Names and spaces look like the text around them; so does output in a block of output.
_PLAIN = re.compile(r'<span class="(?:n|w|go)">([^<]*)</span>')
# Neighbours of one colour in docs/assets/colours.css: of a string, or punctuation.
_ALIKE = re.compile(
    r'(<span class="(?:s1|s2|si)">[^<]*)</span><span class="(?:s1|s2|si)">'
    r'|(<span class="(?:o|p)">[^<]*)</span><span class="(?:o|p)">'
)


def lighter(html: str) -> str:
    """Return a block's HTML with about half of the elements in its code."""
    return _CODE.sub(_lighter, html)


def _lighter(match: re.Match[str]) -> str:
    code, merged = _PLAIN.sub(r"\1", match[1]), 1
    while merged:
        code, merged = _ALIKE.subn(r"\1\2", code)
    return f"<pre>{code}"
