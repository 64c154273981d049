"""Finds characters that are in a text and that its reader cannot see, or sees elsewhere."""

import re

# Controls but tab, line feed and form feed; soft hyphen; marks of direction (Unicode's
# report 36 and CVE-2021-42574 say how code with them reads otherwise than it runs);
# letters without width, but not the joiners, which scripts and emoji need.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0d-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
)


def why_invisible(character: str) -> str:
    """Return what is wrong with such a character, and what to do."""
    return (
        f"U+{ord(character):04X} is a character that nobody sees: "
        "take it out, or write its escape"
    )
