"""Small helpers of what is written: escaping, times, how wide a text is."""

import html
import re
from unicodedata import east_asian_width

from interleave.run import Run

CHARACTER = 6.9  # of a label, on average, in pixels
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """Text for elements of HTML and XML; control characters become U+FFFD."""
    return html.escape(_UNPRINTABLE.sub("\ufffd", text), quote=False)


def number(value: float) -> str:
    """A number of pixels, with one decimal at most."""
    return f"{round(value, 1):g}"


def moment(run: Run, time: int) -> str:
    """A point of time, or the number of a step."""
    return f"step {time}" if run.unit == "step" else duration(run, time)


def duration(run: Run, time: int) -> str:
    """A length of time in the unit that suits its size, or a number of steps."""
    if run.unit == "step":
        return "1 step" if time == 1 else f"{time} steps"
    if 0 < time < 1_000:
        return f"{time} µs"
    if time < 10_000:
        return f"{round(time / 1_000, 1):g} ms"
    if time < 10_000_000:
        return f"{time / 1_000:.0f} ms"
    return f"{round(time / 1_000_000, 1):g} s"


def text_width(text: str) -> float:
    """About how wide a label is, in pixels."""
    return CHARACTER * sum(2 if east_asian_width(c) in "FW" else 1 for c in text)


def number_width(word: str) -> int:
    """Width of a print's number in its round frame, in pixels."""
    return 10 + 7 * len(word)
