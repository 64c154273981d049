"""Checks the numbers of prints: all there, in order, none covering another."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from interleave.render import timeline
from interleave.run import Mark, Run
from tests.interleave.drawn import RUNS, SVG, draw, parse, plot, title, top


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
    picture = plot(parse(timeline(run, "prints", "run", scale_end=scale_end)))
    prints = picture.findall(f".//{SVG}g[@class='tl-print']")
    said = "; ".join(title(group) for group in prints)
    for number, mark in enumerate(run.marks, 1):
        assert f"print {number}: “{mark.text}”" in said
    frames: dict[float, list[tuple[float, float]]] = {}
    for group in prints:
        middle = float(group.attrib["transform"][10:].split()[0])
        width = float(group.find(f"{SVG}rect").attrib["width"])
        frames.setdefault(top(group), []).append((middle - width / 2, width))
    for lane in frames.values():
        for (x, width), (following, _) in pairwise(lane):
            assert x + width <= following + 0.1
        assert lane[0][0] >= 0
        assert sum(lane[-1]) <= float(picture.attrib["width"])


def test_prints_without_room_share_a_number():
    picture = plot(parse(timeline(crowded(0, 1000), "prints", "run")))
    groups = picture.findall(f".//{SVG}g[@class='tl-print']")
    words = [group.findtext(f"{SVG}text") for group in groups]
    assert words[0].startswith("1 … ")
    assert words[-1].endswith(" … 1000") or words[-1] == "1000"


def test_prints_have_the_numbers_of_the_table():
    figure = draw("lock")
    numbers = [
        text.text
        for text in plot(figure).iterfind(f".//{SVG}g[@class='tl-print']/*")
        if text.tag == f"{SVG}text"
    ]
    assert sorted(numbers) == ["1", "2", "3", "4"]
    rows = [what for _, _, what, *_ in _rows(figure) if what.startswith("print ")]
    assert [what.split(":")[0] for what in rows] == [f"print {n}" for n in range(1, 5)]


def _rows(figure: Any) -> list[list[str]]:
    return [[cell.text or "" for cell in row] for row in figure.iter("tr")][1:]
