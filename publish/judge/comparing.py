"""Records an example again and says whether its recording shows what happens now."""

import sys

from packaging.version import Version

from interleave.compare import differences
from publish import place
from publish.judge.record import RecordingError, is_stale, record_once
from publish.page.programs import Program
from publish.runs import recordings
from publish.runs.interpreters import short

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
    run, _, code = record_once(program)
    found = [differences(recorded, run) for recorded in recording.runs]
    if code != recording.code:
        found = [[f"its exit code is {code}, not {recording.code}"]]
    if all(found):
        lines = "\n".join(f"  {line}" for line in min(found, key=len))
        path = place(recordings.path_for(program.example))
        raise RecordingError(
            "its recorded run does not show what happens now; if it should, "
            f"delete {path} and make record:\n{lines}"
        )
    return recording.python
