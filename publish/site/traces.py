"""Writes the recorded runs as Perfetto opens them: ``python -m publish.site.traces SITE``."""

import argparse
from pathlib import Path

from publish import SNIPPETS
from publish.runs import recordings
from publish.site.drawing import trace_path


def write_traces(site: Path) -> None:
    """Write a Chrome trace for each recorded run below the folder of a built site."""
    for example in sorted(SNIPPETS.rglob("*.py")):
        recording = recordings.read(example)
        for number, trace in enumerate(recording.traces if recording else (), 1):
            path = site / trace_path(example, number)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(trace, "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    write_traces(parser.parse_args().site)
