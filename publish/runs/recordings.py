"""Reads and writes the recorded runs that stand beside the examples they show."""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from interleave.perfetto import trace_events
from interleave.run import Run
from interleave.typed_json import Types, check_fields
from publish import SourceError, digest

SUFFIX = ".run.json"
_FIELDS: Types = {"source": (str,), "code": (int,), "stdout": (str,), "runs": (list,)}
_WITHOUT_RUNS: Types = {**_FIELDS, "python": (str,)}


@dataclass(frozen=True)
class Recording:
    """Runs of an example: one, or several that printed their lines in other orders.

    `source` is the SHA-256 of the example as it was recorded, in hexadecimal digits;
    `stdout` is what the first run printed; `code` its exit code; `python` the version that
    was recorded, such as ``3.13.0``. There are no `runs` where the page shows no timeline.
    """

    source: str
    code: int
    stdout: str
    runs: tuple[Run, ...]
    python: str

    @cached_property
    def traces(self) -> tuple[str, ...]:
        """Each run as Perfetto opens it: a Chrome trace, in JSON."""
        return tuple(json.dumps(trace_events(run)) for run in self.runs)


def path_for(example: Path) -> Path:
    """Return where the recording of an example stands."""
    return example.with_suffix(SUFFIX)


def read(example: Path) -> Recording | None:
    """Return the recording of an example; None if there is none of what it is now.

    Raises SourceError for a file that is no recording, such as one in which a merge left
    its marks, and for a run that does not keep to the form.
    """
    path = path_for(example)
    if not path.is_file():
        return None
    return _parsed(path, path.read_bytes(), digest(example))


@cache  # by the text: a page asks for its own runs and for those that share their scale
def _parsed(path: Path, text: bytes, source: str) -> Recording | None:
    try:
        content = json.loads(text)
        without = isinstance(content, dict) and content.get("runs") == []
        fields = _WITHOUT_RUNS if without else _FIELDS
        check_fields(content, fields, {"python"}, "recording")
        if without and "python" not in content:
            raise ValueError("recording: it has no run")
    except ValueError as error:
        why = f"this is no recording ({error}): delete it and make record"
        raise SourceError(path, 1, why) from None
    if content["source"] != source:
        return None
    try:
        runs = tuple(map(Run.from_json, content["runs"]))
    except ValueError as error:
        raise SourceError(path, 1, f"{error}: delete it and make record") from None
    python = runs[0].python if runs else content["python"]
    return Recording(**content | {"runs": runs, "python": python})


def write(example: Path, recording: Recording) -> None:
    """Write a recording so that a change of it can be read: each lane on a line."""
    lines = [
        "{",
        f'"source": {json.dumps(recording.source)},',
        f'"code": {recording.code},',
        f'"stdout": {json.dumps(recording.stdout)},',
        *([] if recording.runs else [f'"python": {json.dumps(recording.python)},']),
        '"runs": [',
        ",\n".join(_run_text(run) for run in recording.runs),
        "]}",
    ]
    path_for(example).write_text("\n".join(lines) + "\n", "utf-8")


def _run_text(run: Run) -> str:
    fields = []
    for name, value in run.to_json().items():
        if isinstance(value, list):
            inner = ",\n".join(json.dumps(v, separators=(",", ":")) for v in value)
            fields.append(f"{json.dumps(name)}: [\n{inner}\n]")
        else:
            fields.append(f"{json.dumps(name)}: {json.dumps(value)}")
    return "{" + ",\n".join(fields) + "}"
