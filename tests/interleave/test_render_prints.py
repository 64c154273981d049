"""Checks the numbers of prints: all there, in order, none covering another."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from interleave.render import timeline
from interleave.render.words import BREAK
from interleave.run import Mark, Run
from tests.interleave.drawn import RUNS, SVG, draw, parse, plot, shapes, table_rows

NUMBERS = f".//{SVG}g[@class='tl-print']/{SVG}text"


def crowded(time: int, prints: int) -> Run:
    marks = tuple(Mark(time, 0, f"line {i}", 1) for i in range(prints))
    return replace(RUNS["lock"], marks=marks)


@pytest.mark.parametrize(
    ("run", "scale_end"),
    [
        (RUNS["late timer"], None),
        (crowded(0, 120), None),
        (crowded(300_990, 120), None),
        (crowded(150_000, 1000), None),
        (crowded(300_990, 120), 0.301),
    ],
)
def test_prints_are_numbered_in_order_and_do_not_cover_each_other(run, scale_end):
    figure = parse(timeline(run, "prints", "run", scale_end=scale_end))
    picture = plot(figure)
    prints = shapes(figure, picture.iterfind(f".//{SVG}g[@class='tl-print']/{SVG}path"))
    said = "; ".join(shape.said for shape in prints)
    for number, mark in enumerate(run.marks, 1):
        assert f"print {number}: “{mark.text}”" in said
    frames: dict[float, list[tuple[float, float]]] = {}
    for shape in prints:
        found = re.search(r"L([\d.]+) ([\d.]+)h[\d.]+a.+h-([\d.]+)a", shape.path)
        middle, y, straight = map(float, found.groups())
        width = straight + 15
        frames.setdefault(y, []).append((middle - width / 2, width))
    for lane in frames.values():
        for (x, width), (following, _) in pairwise(lane):
            assert x + width <= following + 0.1
        assert lane[0][0] >= 0
        assert sum(lane[-1]) <= float(picture.attrib["width"])


def test_prints_without_room_share_a_number():
    picture = plot(parse(timeline(crowded(0, 1000), "prints", "run")))
    words = [text.text for text in picture.iterfind(NUMBERS)]
    assert words[0].startswith("1 … ")
    assert words[-1].endswith(" … 1000") or words[-1] == "1000"


def test_prints_have_the_numbers_of_the_table():
    figure = draw("lock")
    numbers = [text.text for text in plot(figure).iterfind(NUMBERS)]
    assert sorted(numbers) == ["1", "2", "3", "4"]
    rows = [row[2] for row in table_rows(figure) if row[2].startswith("print ")]
    assert [what.split(":")[0] for what in rows] == [f"print {n}" for n in range(1, 5)]


def test_the_time_of_a_print_can_be_linked_to():
    figure = draw("lock")
    lines = figure.find("details/div[@class='tl-lines']")
    marks = RUNS["lock"].marks
    assert sorted(span.attrib["id"] for span in lines) == [
        f"run-print-{n}" for n in range(1, len(marks) + 1)
    ]
    for span in lines:
        _, what, *_ = span.tail.removeprefix(BREAK).split(BREAK)
        number = span.attrib["id"].rpartition("-")[2]
        said = marks[int(number) - 1].text.replace("\x1b", "\ufffd")
        assert what == f"print {number}: “{said}”"
