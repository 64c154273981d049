"""Records an example again and says whether its recording shows what happens now."""

import re
import sys
from collections.abc import Iterator
from itertools import cycle, islice

from packaging.version import Version

from interleave.compare import differences
from interleave.durations import of_time
from interleave.run import Run
from interleave.tallies import Tallied
from publish import place
from publish.judge.measuring import CALM
from publish.judge.record import (
    LATE,
    RECORDED_ON,
    TRIES,
    RecordingError,
    is_stale,
    record_once,
    texts,
)
from publish.page.programs import Program
from publish.runs import recordings
from publish.runs.interpreters import short
from publish.runs.recordings import Recording

OWN = "{}.{}".format(*sys.version_info[:2])
_VERSION = re.compile(r"3\.\d+\.\d+\+?")


class NotComparableError(Exception):
    """This Python cannot judge the recording; its text says why."""


def compare(program: Program) -> str:
    """Return the Python of a recording that shows what happens now, such as ``3.13.0``.

    Each of its runs must be made again. Raises RecordingError if one is not, and
    NotComparableError.
    """
    assert program.example is not None
    recording = recordings.read(program.example)
    if recording is None:
        raise RecordingError("it has no recorded run of what it is now: make record")
    if is_stale(program):
        runs = "two runs, in two orders" if program.varies else "one run"
        if program.no_timeline:
            runs = "its output alone"
        raise RecordingError(f"its recording is not of {runs}: make record")
    _check_python(recording)
    found = [*_contradictions(program, recording)]
    if not found and recording.runs:
        found = _unlike(program, recording)
    if found:
        lines = "\n".join(f"  {line}" for line in found)
        path = place(recordings.path_for(program.example))
        raise RecordingError(
            "its recorded run does not show what happens now; if it should, "
            f"delete {path} and make record:\n{lines}"
        )
    return recording.python


def _check_python(recording: Recording) -> None:
    """What a recording says of its Python is believed of one version, and of our own."""
    runs = (run.python for run in recording.runs)
    for version in dict.fromkeys((recording.python, *runs)):
        if not _VERSION.fullmatch(version):
            raise RecordingError(f"it was recorded on {version!r}: no CPython is that")
        if Version(OWN) < Version(short(version)):
            why = f"recorded on CPython {version}, this is only {OWN}"
            raise NotComparableError(why)
        if short(version) not in (RECORDED_ON, OWN) or version != recording.python:
            raise RecordingError(
                f"it says that it was recorded on CPython {version}; recordings are made "
                f"on {RECORDED_ON}, all runs of one on the same: delete it and make record"
            )


def _contradictions(program: Program, recording: Recording) -> Iterator[str]:
    """What the recording says against itself, or against its page."""
    runs = recording.runs
    if runs and not _are_among(texts(runs[0]), recording.stdout):
        yield "its run prints its lines in another order than its output shows"
    for output in program.outputs:
        if output.stream != "stdout":
            continue
        if why := output.difference(recording.stdout):
            yield f"its output: {why}"
        orders = (_are_among(texts(run), output.block.text) for run in runs)
        if output.mode == "any order" and not any(orders):
            yield "no recorded run printed its lines in the order that its page shows"


def _are_among(texts: tuple[str, ...], printed: str) -> bool:
    """Whether these are among the lines that were printed, in this order."""
    lines = iter([line.rstrip() for line in printed.split("\n")])
    return all(text.rstrip() in lines for text in texts)


def _unlike(program: Program, recording: Recording) -> list[str]:
    """How new runs differ from a recorded one; empty if each was made again.

    A busy machine makes waits late; as in recording, the calmest of some runs counts.
    What varies is run until each recorded order was seen, as it is and with the delays
    that the recorder uses, which bring the other order up. The first run was recorded
    without them: its times are those of such a run, whatever its order is.
    """
    left = dict(enumerate(recording.runs, 1))
    nearest: dict[int, list[str]] = {}
    ways = ("", *LATE) if program.varies else ("",)
    for late in islice(cycle(ways), TRIES if program.varies else CALM):
        run, _, code = record_once(program, late=late)
        if not late:
            plain = run
        for number, recorded in list(left.items()):
            found = [*differences(recorded, run), *_order(program, recorded, run)]
            if late and number == 1:
                found += of_time(Tallied(recorded), Tallied(plain))
            if code != recording.code:
                found = [f"its exit code is {code}, not {recording.code}"]
            if not found:
                del left[number]
            elif number not in nearest or len(found) < len(nearest[number]):
                nearest[number] = found
        if not left:
            return []
    number = min(left)
    if len(recording.runs) > 1:
        return [f"run {number} cannot be made again", *nearest[number]]
    return nearest[number]


def _order(program: Program, recorded: Run, run: Run) -> Iterator[str]:
    if program.varies and texts(recorded) != texts(run):
        yield "it printed its lines in another order"
