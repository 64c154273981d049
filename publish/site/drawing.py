"""Draws an example's recorded run for its page: what it printed, and its timeline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from interleave.render import timeline
from interleave.run import Run
from publish import SNIPPETS
from publish.page.shown import line_pattern
from publish.runs import recordings
from publish.runs.interpreters import short
from publish.runs.recordings import Recording
from publish.settings import settings
from publish.site.lines import in_lines

TRACES = "runs"  # the site's folder of runs that Perfetto opens
_CODE = re.compile(r"(<code>)(.*?)(</code>)", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Drawn:
    """The parts of an example's run, as HTML; empty where there is nothing to show."""

    output: str
    timeline: str


def draw(name: str, recording: Recording, *, with_output: bool, folded: bool) -> Drawn:
    """Draw the run of an example such as ``threads/join_waits.py``."""
    figure_id = "run-" + re.sub(r"\W", "-", name.removesuffix(".py"))
    output = _output(recording) if with_output and recording.stdout.strip() else ""
    figures = list(_figures(name, figure_id, recording))
    drawn = "".join(figures)
    if folded and drawn:
        summary = f"<summary>Timeline of {escape(name)}</summary>"
        drawn = f'<details class="tl-fold">{summary}\n{drawn}</details>'
    return Drawn(output, drawn)


def _output(recording: Recording) -> str:
    lines = escape(f"{recording.stdout.rstrip()}\n", quote=False)
    html = (
        '<div class="language-output highlight"><span class="filename">Output</span>'
        f"<pre><code>{lines}</code></pre></div>"
    )
    return in_lines(numbered(html, recording))


def numbered(output: str, recording: Recording) -> str:
    """Return an output block with the numbers that its lines have on the timeline.

    A line that the page shortens with ``...`` gets the number of what it stands for.
    """
    if not recording.runs or not _has_picture(recording.runs[0]):
        return output
    marks = recording.runs[0].marks
    left = {number: mark.text for number, mark in enumerate(marks, 1)}

    def line(html: str) -> str:
        text = unescape(_TAG.sub("", html))
        pattern = line_pattern(text)
        for number, printed in left.items():
            if text.strip() != "..." and pattern.fullmatch(printed.rstrip()):
                del left[number]
                return f'<span class="print" data-print="{number}">{html}</span>'
        return html

    def lines(match: re.Match[str]) -> str:
        return match[1] + "\n".join(map(line, match[2].split("\n"))) + match[3]

    return _CODE.sub(lines, output, count=1)


def _figures(name: str, figure_id: str, recording: Recording) -> Iterator[str]:
    several = len(recording.runs) > 1
    for number, run in enumerate(recording.runs, 1):
        if not _has_picture(run):
            continue
        title = f"{name}, recorded on CPython {short(run.python)}"
        if several:
            title += f": one of several possible runs ({number})"
        own_id = figure_id + (f"-{number}" if several else "")
        figure = timeline(run, title, own_id, scale_end=_scale(name, recording))
        which = escape(name) + (f", run {number}" if several else "")
        link = (
            f'<p class="tl-trace"><a href="{_trace_url(name, number)}" download>'
            f"Download this run for Perfetto<span> ({which})</span></a></p>"
        )
        yield figure.replace("</figure>", f"{link}\n</figure>")


def _has_picture(run: Run) -> bool:
    """Whether there is more to see than one lane that never waits."""
    states = {segment.state for lane in run.lanes for segment in lane.segments}
    return len(run.lanes) > 1 or states != {"run"}


def _scale(name: str, recording: Recording) -> float | None:
    """Return where the common axis of several figures ends, in seconds.

    A mistake and its mend have one, and so have the runs of an example that varies.
    """
    runs = [*recording.runs]
    other = partner(name)
    if other and (twin := recordings.read(SNIPPETS / other)):
        runs += twin.runs
    return max(run.end for run in runs) / 1_000_000 if len(runs) > 1 else None


def partner(name: str) -> str | None:
    """Return the mend of a mistake or the mistake of a mend, by name alone."""
    for own, others in (("_broken.py", "_fixed.py"), ("_fixed.py", "_broken.py")):
        if name.endswith(own):
            return name.removesuffix(own) + others
    return None


def trace_path(example: Path, number: int) -> str:
    """Return where the site has an example's run for Perfetto, below its root."""
    name = example.relative_to(SNIPPETS).with_suffix("").as_posix()
    return f"{TRACES}/{name}-{number}.trace.json"


def _trace_url(name: str, number: int) -> str:
    return settings().base + trace_path(SNIPPETS / name, number)
