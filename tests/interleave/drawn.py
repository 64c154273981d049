"""Runs to draw, and what a drawn timeline consists of: helps the tests of rendering."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from interleave.render import timeline
from interleave.render.looks import LOOKS
from interleave.render.words import BREAK
from interleave.run import STATES, Arrow, Lane, Mark, Run, Segment

SVG = "{http://www.w3.org/2000/svg}"
FORMS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "sample_runs.json").read_text("utf-8")
)
SAMPLES = {name: Run.from_json(form) for name, form in FORMS.items()}


def many_lanes(lanes: int = 20, segments: int = 200, step: int = 1000) -> Run:
    """A run of one event loop whose tasks take turns in all states."""
    states = list(STATES)

    def turns(lane: int) -> tuple[Segment, ...]:
        return tuple(
            Segment(
                j * step,
                (j + 1) * step,
                states[(lane + j) % len(states)],
                "sleep(0)",
                j,
            )
            for j in range(segments)
        )

    drawn = [Lane(0, "thread", "MainThread", None, turns(0))]
    drawn += [Lane(i, "task", f"Task-{i} fetch", 0, turns(i)) for i in range(1, lanes)]
    marks = [
        Mark(j * 5 * step, j % lanes, f"line {j}", j) for j in range(segments // 5)
    ]
    arrows = [Arrow(j * step, j, j * step, j + 1, "wake") for j in range(lanes - 1)]
    end = segments * step
    return Run("3.13.0", "us", end, tuple(drawn), tuple(marks), tuple(arrows))


def one_lane(*segments: Segment) -> Run:
    """A run of the main thread alone."""
    lane = Lane(0, "thread", "MainThread", None, segments)
    return Run("3.13.0", "us", lane.end, (lane,), (), ())


RUNS = SAMPLES | {
    "many": many_lanes(),
    "short": one_lane(
        Segment(0, 40, "run", None, 1), Segment(40, 900, "block", "lock", 2)
    ),
    "long wait": one_lane(
        Segment(0, 90, "run", None, 1),
        Segment(90, 60_000_090, "block", "time.sleep(60)", 2),
        Segment(60_000_090, 60_000_200, "run", None, 3),
    ),
}


def parse(text: str) -> Element:
    """Read a figure as XML; in HTML, SVG needs no namespace declaration."""
    return ElementTree.fromstring(
        text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    )


def draw(name: str, **options: Any) -> Element:
    return parse(timeline(RUNS[name], name, "run", **options))


def plot(figure: Element) -> Element:
    found = figure.find(f".//{SVG}svg[@role='img']")
    assert found is not None
    return found


class Shape(NamedTuple):
    """One of the shapes that a path draws: its state or kind, its path data, its words."""

    kind: str
    path: str
    said: str


def shapes(figure: Element, paths: Iterable[Element]) -> list[Shape]:
    """What the paths draw, each with the lines of the figure that say what it is."""
    lines = text_lines(figure)
    found = []
    for path in paths:
        subpaths = re.findall("M[^M]+", path.attrib["d"])
        numbers = path.attrib["data-rows"].split(" ")
        for subpath, rows in zip(subpaths, numbers, strict=True):
            said = "; ".join(lines[int(n)] for n in rows.split(","))
            kind = path.get("class", "").removeprefix("tl-")
            found.append(Shape(kind, subpath, said))
    return found


def lanes(figure: Element) -> list[list[Shape]]:
    """The shapes of the segments of each lane, from top to bottom."""
    of_states = plot(figure).findall(f".//{SVG}path[@data-rows]")
    found: dict[float, list[Shape]] = {}
    for path in of_states:
        if path.get("class", "").removeprefix("tl-") in LOOKS:
            for shape in shapes(figure, [path]):
                found.setdefault(middle(shape), []).append(shape)
    return [found[y] for y in sorted(found)]


def middle(shape: Shape) -> float:
    """How far down the middle of a lane is to which a segment's shape belongs."""
    found = re.match(r"M[\d.]+ ([\d.]+)h[\d.]+(?:v(\d+))?", shape.path)
    assert found is not None
    return float(found[1]) + int(found[2] or 0) / 2


def endings(figure: Element) -> dict[float, str]:
    """What the shape of each ending says, by how far down the middle of its lane is."""
    path = plot(figure).find(f".//{SVG}path[@class='tl-end']")
    data = "" if path is None else path.attrib["d"]
    found = re.findall(r"M[\d.]+ ([\d.]+)([al])", data)
    return {
        float(y) + (4 if kind == "l" else 0): "raised" if kind == "l" else "cancelled"
        for y, kind in found
    }


def text_lines(figure: Element) -> list[str]:
    """The lines that say what the figure holds."""
    found = figure.find("details/div[@class='tl-lines']")
    assert found is not None
    return "".join(found.itertext()).split("\n")


def left_and_width(shape: Shape) -> tuple[float, float]:
    found = re.match(r"M([\d.]+) [\d.]+h([\d.]+)", shape.path)
    assert found is not None
    return float(found[1]), float(found[2])


def table_rows(figure: Element) -> list[list[str]]:
    """The cells of the table that a browser makes of the lines, row by row."""
    rows = []
    for text in text_lines(figure):
        at, lane, what, *rest = text.split(BREAK)
        length = [cell[4:] for cell in rest if cell.startswith("for ")]
        line = [cell[5:] for cell in rest if cell.startswith("line ")]
        assert len(rest) == len(length) + len(line)
        rows.append([at, lane, what, "".join(length), "".join(line)])
    return rows


def in_order(run: Run) -> list[Lane]:
    """The lanes of a run as they are drawn: tasks below what they are part of."""
    ids = [lane.id for lane in run.lanes]
    tasks = [lane for lane in run.lanes if lane.kind == "task"]

    def below(lane: Lane) -> list[Lane]:
        inner = [below(task) for task in tasks if task.parent == lane.id]
        return [lane, *(x for family in inner for x in family)]

    roots = [x for x in run.lanes if x not in tasks or x.parent not in ids]
    return [lane for root in roots for lane in below(root)]


def lanes_by_name(run: Run, figure: Element) -> dict[str, list[Shape]]:
    """The drawn lanes of a run whose lanes have different names."""
    names = [lane.name for lane in in_order(run)]
    return dict(zip(names, lanes(figure), strict=True))


def assert_true_to(run: Run, figure: Element) -> None:
    """Every recorded segment is drawn and stands in the table, in its lane."""
    rows = [[name, what, line] for _, name, what, _, line in table_rows(figure)]
    for lane, drawn in zip(in_order(run), lanes(figure), strict=True):
        looks = sorted(shape.kind for shape in drawn)
        assert looks == sorted(segment.state for segment in lane.segments)
        for _, _, kind, reason, line in lane.segments:
            what = f"{STATES[kind]}: {reason}" if reason else STATES[kind]
            assert [lane.name, what, "" if line is None else str(line)] in rows
