"""Shows measured numbers: those of the recorded run, and the range of each."""

import re
from html import escape

from publish.page.measured import Measured

_CODE = re.compile(r"(?<=<code>).*?(?=\n?</code>)", re.DOTALL)


def with_numbers(html: str, measured: Measured, printed: str) -> str:
    """Return an output block with the numbers that were printed, and their ranges below.

    A recording that does not fit is a fault of its own: the block then stays as it is.
    """
    numbers = measured.numbers(printed)
    if numbers is None:
        return html
    shown = iter(f"<u>{number}</u>" for number in numbers)
    parts = [escape(part, quote=False) for part in measured.parts]
    text = parts[0] + "".join(next(shown) + part for part in parts[1:])
    html = _CODE.sub(lambda _: text, html, count=1)
    return f'{html}<p class="verified measured">{_legend(measured, numbers)}</p>'


def _legend(measured: Measured, numbers: tuple[str, ...]) -> str:
    held: dict[int, list[str]] = {}
    for quantity, number in zip(measured.quantities, numbers, strict=True):
        words = f"<b>{quantity.name}</b> ({number}): {quantity.words}"
        held.setdefault(quantity.cores, []).append(words)
    ranges = [_where(cores) + "; ".join(held[cores]) for cores in sorted(held)]
    return (
        "The underlined numbers are of one run; yours will differ. Every run of this "
        f"course is held to these ranges. {'. '.join(ranges)}."
    )


def _where(cores: int) -> str:
    if not cores:
        return ""
    idle = "a core is" if cores == 1 else f"{cores} cores are"
    return f"Where {idle} idle: "
