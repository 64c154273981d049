"""Runs to draw, and what a drawn timeline consists of: helps the tests of rendering."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from interleave.render import timeline
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
            Segment(j * step, (j + 1) * step, states[(lane + j) % 6], "sleep(0)", j)
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


def lanes(figure: Element) -> list[Element]:
    """The groups of the drawn lanes, from top to bottom."""
    return plot(figure).findall(f".//{SVG}g[@class='tl-lane']")


def segments(lane: Element) -> list[Element]:
    """The shapes of a lane's segments: what has a title."""
    return [shape for shape in lane if shape.find(f"{SVG}title") is not None]


def state(shape: Element) -> str:
    return shape.attrib["class"].removeprefix("tl-")


def title(shape: Element) -> str:
    return shape.findtext(f"{SVG}title") or ""


def top(lane: Element) -> float:
    found = re.fullmatch(r"translate\(([-\d.]+ )?([\d.]+)\)", lane.attrib["transform"])
    assert found is not None
    return float(found[2])


def left_and_width(shape: Element) -> tuple[float, float]:
    if shape.tag == f"{SVG}rect":
        return float(shape.attrib["x"]), float(shape.attrib["width"])
    found = re.fullmatch(r"M([\d.]+) [\d.]+h([\d.]+)", shape.attrib["d"])
    assert found is not None
    return float(found[1]), float(found[2])


def table_rows(figure: Element) -> list[list[str]]:
    """The texts of the table's cells, row by row."""
    rows = figure.findall("details//tbody/tr")
    return [[cell.text or "" for cell in row] for row in rows]


def in_order(run: Run) -> list[Lane]:
    """The lanes of a run as they are drawn: tasks below what they are part of."""
    ids = [lane.id for lane in run.lanes]
    tasks = [lane for lane in run.lanes if lane.kind == "task"]

    def below(lane: Lane) -> list[Lane]:
        inner = [below(task) for task in tasks if task.parent == lane.id]
        return [lane, *(x for family in inner for x in family)]

    roots = [x for x in run.lanes if x not in tasks or x.parent not in ids]
    return [lane for root in roots for lane in below(root)]


def lanes_by_name(run: Run, figure: Element) -> dict[str, Element]:
    """The drawn lanes of a run whose lanes have different names."""
    names = [lane.name for lane in in_order(run)]
    return dict(zip(names, lanes(figure), strict=True))


def assert_true_to(run: Run, figure: Element) -> None:
    """Every recorded segment is drawn and stands in the table, in its lane."""
    rows = [[name, what, line] for _, name, what, _, line in table_rows(figure)]
    for lane, drawn in zip(in_order(run), lanes(figure), strict=True):
        looks = sorted(state(shape) for shape in segments(drawn))
        assert looks == sorted(segment.state for segment in lane.segments)
        for _, _, kind, reason, line in lane.segments:
            what = f"{STATES[kind]}: {reason}" if reason else STATES[kind]
            assert [lane.name, what, "" if line is None else str(line)] in rows
