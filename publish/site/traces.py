"""Writes the recorded runs as Perfetto opens them: ``python -m publish.site.traces SITE``."""

import argparse
import json
from pathlib import Path

from interleave.perfetto import trace_events
from publish import SNIPPETS
from publish.runs import recordings
from publish.site.drawing import trace_path


def write_traces(site: Path) -> None:
    """Write a Chrome trace for each recorded run below the folder of a built site."""
    for example in sorted(SNIPPETS.rglob("*.py")):
        recording = recordings.read(example)
        for number, run in enumerate(recording.runs if recording else (), 1):
            trace = site / trace_path(example, number)
            trace.parent.mkdir(parents=True, exist_ok=True)
            trace.write_text(json.dumps(trace_events(run)), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    write_traces(parser.parse_args().site)
