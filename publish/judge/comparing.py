"""Records an example again and says whether its recording shows what happens now."""

import sys

from packaging.version import Version

from interleave.compare import differences
from publish import place
from publish.judge.record import CALM, RecordingError, is_stale, record_once
from publish.page.programs import Program
from publish.runs import recordings
from publish.runs.interpreters import short
from publish.runs.recordings import Recording

OWN = "{}.{}".format(*sys.version_info[:2])


class NotComparableError(Exception):
    """This Python cannot judge the recording; its text says why."""


def compare(program: Program) -> str:
    """Return the Python of a recording that shows what happens now, such as ``3.13.0``.

    Raises RecordingError if it does not, and NotComparableError.
    """
    assert program.example is not None
    recording = recordings.read(program.example)
    if recording is None or is_stale(program):
        raise RecordingError("it has no recorded run of what it is now: make record")
    if Version(OWN) < Version(short(recording.python)):
        why = f"recorded on CPython {recording.python}, this is only {OWN}"
        raise NotComparableError(why)
    # A busy machine makes waits late; as in recording, the calmest of some runs counts.
    found: list[list[str]] = []
    for _ in range(CALM):
        found += _found(program, recording)
        if not all(found):
            break
    else:
        lines = "\n".join(f"  {line}" for line in min(found, key=len))
        path = place(recordings.path_for(program.example))
        raise RecordingError(
            "its recorded run does not show what happens now; if it should, "
            f"delete {path} and make record:\n{lines}"
        )
    return recording.python


def _found(program: Program, recording: Recording) -> list[list[str]]:
    """How a new run differs from each of the recorded ones."""
    run, _, code = record_once(program)
    if code != recording.code:
        return [[f"its exit code is {code}, not {recording.code}"]]
    return [differences(recorded, run) for recorded in recording.runs]
