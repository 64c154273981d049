"""Checks the structure of drawn timelines: what is drawn, where, and what is said."""

import copy
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from interleave.render import lane_sentences, timeline
from interleave.render.layout import MARGIN, PLOT, WIDEST_PLOT
from interleave.render.run import STATES

SVG = "{http://www.w3.org/2000/svg}"
RUNS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "sample_runs.json").read_text("utf-8")
)


def many_lanes(lanes: int = 20, segments: int = 200) -> dict[str, Any]:
    """A run of one event loop whose tasks take turns in all states."""
    states = list(STATES)
    step = 1000
    drawn = [
        {
            "id": i,
            "kind": "task" if i else "thread",
            "name": f"Task-{i} fetch" if i else "MainThread",
            "parent": 0 if i else None,
            "segs": [
                [j * step, (j + 1) * step, states[(i + j) % 6], "sleep(0)", j]
                for j in range(segments)
            ],
        }
        for i in range(lanes)
    ]
    marks = [[j * 5 * step, j % lanes, f"line {j}", j] for j in range(segments // 5)]
    arrows = [[j * step, j, j * step, j + 1, "ready"] for j in range(lanes - 1)]
    end = segments * step
    return {
        "v": 1,
        "python": "3.13.0",
        "unit": "us",
        "end": end,
        "lanes": drawn,
        "marks": marks,
        "arrows": arrows,
    }


RUNS["many"] = many_lanes()
every_run = pytest.mark.parametrize("name", RUNS)


def parse(text: str) -> ElementTree.Element:
    """Read a figure as XML; in HTML, SVG needs no namespace declaration."""
    return ElementTree.fromstring(
        text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    )


def draw(name: str) -> ElementTree.Element:
    return parse(timeline(RUNS[name], name, "run"))


def plot(figure: ElementTree.Element) -> ElementTree.Element:
    found = figure.find(f".//{SVG}svg[@role='img']")
    assert found is not None
    return found


def left_and_width(shape: ElementTree.Element) -> tuple[float, float]:
    if shape.tag == f"{SVG}rect":
        return float(shape.attrib["x"]), float(shape.attrib["width"])
    found = re.fullmatch(r"M([\d.]+) [\d.]+h([\d.]+)", shape.attrib["d"])
    assert found is not None
    return float(found[1]), float(found[2])


def top(shape: ElementTree.Element) -> float:
    if shape.tag == f"{SVG}rect":
        return float(shape.attrib["y"])
    return float(re.split("[ Mh]", shape.attrib["d"])[2])


@every_run
def test_each_segment_is_drawn_once_in_its_lane(name):
    run, picture = RUNS[name], plot(draw(name))
    width = float(picture.attrib["width"])
    scale = (width - 2 * MARGIN) / run["end"]
    lanes = picture.findall(f".//{SVG}g[@data-lane]")
    assert len(lanes) == len(run["lanes"])
    last = -1.0
    for lane in lanes:
        recorded = next(
            x for x in run["lanes"] if str(x["id"]) == lane.get("data-lane")
        )
        shapes = lane.findall("*[@data-state]")
        assert len(shapes) == len(recorded["segs"])
        wanted = []
        for start, end, state, _, _ in recorded["segs"]:
            drawn = max((end - start) * scale, 1.5)
            wanted.append(
                (state, min(MARGIN + start * scale, width - MARGIN - drawn), drawn)
            )
        got = [(shape.get("data-state"), *left_and_width(shape)) for shape in shapes]
        for one, other in zip(sorted(wanted), sorted(got), strict=True):
            assert one[0] == other[0]
            assert other[1:] == pytest.approx(one[1:], abs=0.06)
        assert all(last < top(shape) for shape in shapes)
        last = max(map(top, shapes))


@every_run
def test_each_segment_says_what_it_is(name):
    run, picture = RUNS[name], plot(draw(name))
    titles = [s.findtext(f"{SVG}title") for s in picture.iterfind(".//*[@data-state]")]
    assert len(titles) == sum(len(lane["segs"]) for lane in run["lanes"])
    for lane in run["lanes"]:
        for _, _, state, reason, _ in lane["segs"]:
            words = f"{STATES[state]}: {reason}" if reason else STATES[state]
            assert any(title.startswith(f"{words}, ") for title in titles)


@every_run
def test_table_has_a_row_for_each_segment_print_and_hand_off(name):
    run, figure = RUNS[name], draw(name)
    table = figure.find("details//table")
    assert figure.findtext("details/summary") == "Timeline as a table"
    assert table.findtext("caption") == name
    assert {head.get("scope") for head in table.iterfind("thead//th")} == {"col"}
    rows = table.findall("tbody/tr")
    assert {row.find("th").get("scope") for row in rows} == {"row"}
    assert Counter(row.get("class") for row in rows) == Counter(
        {
            "tl-segment": sum(len(lane["segs"]) for lane in run["lanes"]),
            "tl-print": len(run["marks"]),
            "tl-hand-off": len(run["arrows"]),
        }
    )


def test_table_is_in_the_order_of_time():
    run = RUNS["steps"]
    starts = [start for lane in run["lanes"] for start, *_ in lane["segs"]]
    starts += [time for time, *_ in run["marks"] + run["arrows"]]
    heads = [head.text for head in draw("steps").iterfind(".//tbody/tr/th")]
    assert heads == [f"step {start}" for start in sorted(starts)]


def test_ids_are_unique_for_two_figures_of_one_run():
    pair = timeline(RUNS["lock"], "a", "one") + timeline(RUNS["lock"], "b", "two")
    page = parse(f"<div>{pair}</div>")
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    used = set(re.findall(r"url\(#([^)]+)\)", pair))
    for element in page.iter():
        for key in ("aria-labelledby", "aria-describedby"):
            used.update((element.get(key) or "").split())
    assert used <= set(ids)
    assert {"one-block", "two-block", "one-title", "two-desc"} <= used


def test_only_ids_depend_on_the_figures_id():
    one, two = (timeline(RUNS["executor"], "same", key) for key in ("one", "two"))
    assert one.replace("one-", "two-").replace('"one"', '"two"') == two


@every_run
def test_picture_has_name_and_a_sentence_for_each_lane(name):
    picture = plot(draw(name))
    assert picture.findtext(f"{SVG}title") == name
    said = picture.findtext(f"{SVG}desc")
    sentences = lane_sentences(RUNS[name])
    assert len(sentences) == len(RUNS[name]["lanes"])
    assert all(sentence.endswith(".") for sentence in sentences)
    assert all(len(sentence) < 400 for sentence in sentences)
    if name != "lock":  # its names are escaped, and one print has a control character
        assert said == " ".join(sentences)


def test_sentences_say_states_reasons_and_times():
    assert lane_sentences(RUNS["late timer"])[1] == (
        "Task polite A (in MainThread): awaiting: sleep from 900 µs to 101 ms, then "
        "late: timer due, event loop busy from 101 ms to 351 ms."
    )
    many = RUNS["many"] | {"marks": [], "arrows": []}
    assert lane_sentences(many)[0] == (
        "Thread MainThread: running 34 times, 34 ms in all, blocked 34 times, 34 ms in "
        "all, awaiting 33 times, 33 ms in all, ready 33 times, 33 ms in all, late 33 "
        "times, 33 ms in all, idle 33 times, 33 ms in all."
    )


def test_tasks_stand_indented_under_the_thread_of_their_loop():
    figure = draw("executor")
    lanes = [lane.get("data-lane") for lane in figure.iterfind(".//*[@data-lane]")]
    assert lanes == ["0", "1", "2", "4", "3"]
    names = figure.find(f".//{SVG}svg[@aria-hidden='true']")
    indents = {text.text: int(text.attrib["x"]) for text in names.iter(f"{SVG}text")}
    assert indents["MainThread"] == indents["asyncio_0"] < indents["Task-3 tick"]


def test_prints_are_numbered_in_order_and_do_not_cover_each_other():
    for run in (RUNS["late timer"], crowded_prints(0), crowded_prints(300_990)):
        picture = plot(parse(timeline(run, "prints", "run")))
        marks = picture.findall(f".//{SVG}g[@data-print]")
        assert sorted(int(m.get("data-print")) for m in marks) == list(
            range(1, len(run["marks"]) + 1)
        )
        frames = [left_and_width(mark.find(f"{SVG}rect")) for mark in marks]
        by_lane: dict[str, list[tuple[float, float]]] = {}
        for mark, frame in zip(marks, frames, strict=True):
            by_lane.setdefault(mark.find(f"{SVG}rect").get("y"), []).append(frame)
        for lane in by_lane.values():
            for (x, width), (following, _) in pairwise(lane):
                assert x + width <= following
            assert lane[0][0] >= 0
            assert sum(lane[-1]) <= float(picture.get("width"))


def crowded_prints(time: int) -> dict[str, Any]:
    run = copy.deepcopy(RUNS["lock"])
    run["marks"] = [[time, 0, f"line {i}", 1] for i in range(120)]
    return run


def test_each_hand_off_has_an_arrow_between_its_lanes():
    picture = plot(draw("executor"))
    arrows = picture.findall(f".//{SVG}path[@class='tl-arrow']")
    assert [arrow.findtext(f"{SVG}title") for arrow in arrows] == [
        "job: from Task-2 to_thread(read_file) to asyncio_0, 1.3 ms",
        "call_soon_threadsafe: from asyncio_0 to MainThread, 202 ms",
        "ready: from Task-2 to_thread(read_file) to Task-1 main, 202 ms",
    ]


def test_a_state_without_a_label_is_in_the_key():
    def key(run: dict[str, Any]) -> list[str | None]:
        picture = plot(parse(timeline(run, "key", "run")))
        texts = picture.iterfind(f".//{SVG}g[@class='tl-key']/{SVG}text")
        return [text.text for text in texts]

    assert key(RUNS["late timer"]) == ["running", "ready"]
    assert key(RUNS["many"]) == list(STATES.values())


def test_everything_a_program_says_is_escaped():
    text = timeline(RUNS["lock"], "<i>&", "run")
    assert "<script" not in text
    assert "<b>" not in text
    assert "<i>" not in text
    assert "\x1b" not in text
    names = [row.findall("td")[0].text for row in parse(text).iterfind(".//tbody/tr")]
    assert 'taster <b>&"amp"' in names


@every_run
def test_width_is_bounded_and_scrolls_inside_the_figure(name):
    figure = draw(name)
    width = float(plot(figure).attrib["width"])
    assert PLOT + 2 * MARGIN <= width <= WIDEST_PLOT + 2 * MARGIN
    for wide in (".//table", f".//{SVG}svg[@role='img']"):
        parent = next(p for p in figure.iter() if figure.find(wide) in list(p))
        assert parent.get("class") == "tl-scroll"
        assert parent.get("tabindex") == "0"
        assert parent.get("aria-label")


def test_steps_are_the_axis_of_a_run_in_steps():
    figure = draw("steps")
    texts = [text.text for text in plot(figure).iterfind(f"{SVG}text")]
    assert texts == [str(step) for step in range(13)]
    assert (
        "running: read total from step 2 to step 4" in lane_sentences(RUNS["steps"])[1]
    )


@every_run
def test_figure_can_stand_in_markdown(name):
    text = timeline(RUNS[name], name, "run")
    assert "\n\n" not in text
    assert text.startswith("<figure ")


def test_an_empty_run_has_a_figure():
    run = RUNS["lock"] | {"end": 0, "marks": [], "arrows": []}
    run["lanes"] = [RUNS["lock"]["lanes"][0] | {"segs": []}]
    assert lane_sentences(run) == ["Thread MainThread: nothing recorded."]
    assert parse(timeline(run, "nothing", "run")) is not None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"v": 2}, "version 1"),
        ({"unit": "ms"}, "unknown unit 'ms'"),
        ({"marks": [[0, 9, "x", 1]]}, "unknown lane 9"),
        ({"arrows": [[0, 0, 1, 9, "start"]]}, "unknown lane 9"),
        ({"end": 300_000}, "not in the run"),
        ({"lanes": RUNS["lock"]["lanes"] * 2}, "stands twice"),
    ],
)
def test_a_run_no_picture_can_be_true_to_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        timeline(RUNS["lock"] | change, "x", "run")


def test_an_unknown_state_is_refused():
    run = copy.deepcopy(RUNS["lock"])
    run["lanes"][0]["segs"][0][2] = "asleep"
    with pytest.raises(ValueError, match="unknown state 'asleep'"):
        timeline(run, "x", "run")


@pytest.mark.parametrize("figure_id", ["", "1st", "a b", 'a"b', "a)b"])
def test_an_id_that_cannot_be_one_is_refused(figure_id):
    with pytest.raises(ValueError, match="not the id"):
        timeline(RUNS["lock"], "x", figure_id)
