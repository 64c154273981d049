"""Reads and writes the recorded runs that stand beside the examples they show."""

import json
from dataclasses import dataclass
from pathlib import Path

from interleave.run import Run
from publish import SourceError, digest

SUFFIX = ".run.json"


@dataclass(frozen=True)
class Recording:
    """Runs of an example: one, or several that printed their lines in other orders.

    `source` is the SHA-256 of the example as it was recorded, in hexadecimal digits;
    `stdout` is what the first run printed; `code` its exit code.
    """

    source: str
    code: int
    stdout: str
    runs: tuple[Run, ...]

    @property
    def python(self) -> str:
        """The version that was recorded, such as ``3.13.0``."""
        return self.runs[0].python


def path_for(example: Path) -> Path:
    """Return where the recording of an example stands."""
    return example.with_suffix(SUFFIX)


def read(example: Path) -> Recording | None:
    """Return the recording of an example; None if there is none of what it is now.

    Raises SourceError for a run that does not keep to the form.
    """
    path = path_for(example)
    if not path.is_file():
        return None
    content = json.loads(path.read_text("utf-8"))
    if content["source"] != digest(example):
        return None
    try:
        runs = tuple(map(Run.from_json, content["runs"]))
    except ValueError as error:
        raise SourceError(path, 1, str(error)) from None
    return Recording(**content | {"runs": runs})


def write(example: Path, recording: Recording) -> None:
    """Write a recording so that a change of it can be read: each lane on a line."""
    lines = [
        "{",
        f'"source": {json.dumps(recording.source)},',
        f'"code": {recording.code},',
        f'"stdout": {json.dumps(recording.stdout)},',
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
