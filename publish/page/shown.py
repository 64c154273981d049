"""Compares what a block printed with the output fences that its page shows below it."""

import difflib
import re
from collections import Counter
from dataclasses import dataclass
from math import inf
from typing import Literal

from publish.page import measured
from publish.page.blocks import Block
from publish.page.measured import Measured

Mode = Literal["exact", "any order", "parts vary", "measured"]
_TITLE = re.compile(
    r"(?P<stream>Output|Error output)(?: \((?P<mode>in any order|parts vary|measured)\))?"
)
# A letter before it, but of 0x, which begins an address; or a letter after it.
_IN_A_WORD = re.compile(r"(?<=[^\W\d_])(?<!\b0x)\.\.\.|\.\.\.(?=[^\W\d_])")
_HINTED = re.compile(
    r"NameError: name '\w+' is not defined\.\.\."
)  # a hint, by version


@dataclass(frozen=True)
class Shown:
    """An output fence: the stream it shows and how it is to be compared.

    `measured` is set if numbers in it are judged.
    """

    block: Block
    stream: Literal["stdout", "stderr"]
    mode: Mode
    measured: Measured | None = None

    def difference(self, actual: str, idle: float = inf) -> str | None:
        """Return how `actual` differs from what the page shows, or None.

        `idle` is how many cores were, around the run.
        """
        wanted, got = _lines(self.block.text), _lines(actual)
        if self.mode == "exact":
            same = wanted == got
        elif self.mode == "any order":
            same = Counter(wanted) == Counter(got)
        elif self.measured:
            same = self.measured.numbers(actual) is not None
            if misses := self.measured.misses(actual, idle):
                where = f"{self.block.page.name}:{self.block.line}"
                return f"{where}: a number is not in its range: {'; '.join(misses)}"
        else:
            same = matches(wanted, got)
        if same:
            return None
        shown_as = {
            "exact": "exactly",
            "any order": "in any order",
            "parts vary": "but for the parts left out as ...",
            "measured": "but for the numbers that are measured",
        }[self.mode]
        diff = difflib.unified_diff(wanted, got, "shown", "printed", lineterm="")
        return (
            f"{self.block.page.name}:{self.block.line} shows {self.stream} that the run "
            f"did not print ({shown_as}):\n" + "\n".join(diff)
        )


def read_output_fence(block: Block) -> Shown:
    """Return what an ``output`` fence says.

    Raises SourceError for an unknown title, and where parts vary for a ``...`` that hides
    all that was printed, or the rest of a word: what varies is a number, a name, a line.
    """
    match = _TITLE.fullmatch(block.title)
    if match is None:
        raise block.error(
            f"output title {block.title!r}: write 'Output' or 'Error output', "
            "alone or followed by '(in any order)', '(parts vary)' or '(measured)'"
        )
    if match["mode"] == "parts vary":
        if not block.text.replace("...", "").strip():
            raise block.error("this shows nothing of what was printed: leave it out")
        for line in block.text.splitlines():
            if _IN_A_WORD.search(line) and not _HINTED.fullmatch(line):
                raise block.error(
                    f"the ... in {line!r} touches a word, which may go on or be another: "
                    "write the word out, and ... for a whole word"
                )
    modes: dict[str | None, Mode] = {
        None: "exact",
        "in any order": "any order",
        "parts vary": "parts vary",
        "measured": "measured",
    }
    stream: Literal["stdout", "stderr"] = (
        "stdout" if match["stream"] == "Output" else "stderr"
    )
    return Shown(block, stream, modes[match["mode"]], _measured(block, match["mode"]))


def _measured(block: Block, mode: str | None) -> Measured | None:
    try:
        return measured.read(block.text) if mode == "measured" else None
    except ValueError as error:
        raise block.error(str(error)) from None


def matches(pattern: list[str], actual: list[str]) -> bool:
    """Return whether lines match a pattern in which ``...`` stands for what varies.

    A pattern line of only ``...`` stands for any number of lines; elsewhere ``...`` stands
    for any text within its line.
    """
    reachable = {0}
    for line in pattern:
        if line.strip() == "...":
            reachable = set(range(min(reachable), len(actual) + 1))
        else:
            regex = line_pattern(line)
            reachable = {
                i + 1
                for i in reachable
                if i < len(actual) and regex.fullmatch(actual[i])
            }
        if not reachable:
            return False
    return len(actual) in reachable


def line_pattern(line: str) -> re.Pattern[str]:
    """Return the pattern of one line in which ``...`` stands for any text."""
    return re.compile(".*".join(map(re.escape, line.split("..."))))


def _lines(text: str) -> list[str]:
    return [line.rstrip(" ") for line in text.strip("\n").split("\n")]
