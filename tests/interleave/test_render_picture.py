"""Checks what the picture of a timeline shows: segments, names, axis, hand-offs."""

from dataclasses import replace
from itertools import pairwise

import pytest

from interleave.render import timeline
from interleave.render.layout import HALF_PLOT, MARGIN, PLOT, WIDEST_PLOT
from interleave.run import STATES
from tests.interleave.drawn import (
    RUNS,
    SVG,
    draw,
    in_order,
    lanes,
    left_and_width,
    parse,
    plot,
    segments,
    state,
    title,
    top,
)

every_run = pytest.mark.parametrize("name", RUNS)


@every_run
def test_each_segment_is_drawn_once_in_its_lane(name):
    run, figure = RUNS[name], draw(name)
    width = float(plot(figure).attrib["width"])
    scale = (width - 2 * MARGIN) / run.end
    drawn = lanes(figure)
    assert [top(lane) for lane in drawn] == sorted({top(lane) for lane in drawn})
    for lane, recorded in zip(drawn, in_order(run), strict=True):
        wanted = []
        for start, end, kind, *_ in recorded.segments:
            wide = max((end - start) * scale, 1.5)
            left = min(MARGIN + start * scale, width - MARGIN - wide)
            wanted.append((kind, left, wide))
        got = [(state(shape), *left_and_width(shape)) for shape in segments(lane)]
        for one, other in zip(sorted(wanted), sorted(got), strict=True):
            assert one[0] == other[0]
            assert other[1:] == pytest.approx(one[1:], abs=0.06)


@every_run
def test_each_segment_says_what_it_is(name):
    for lane, recorded in zip(lanes(draw(name)), in_order(RUNS[name]), strict=True):
        titles = [title(shape) for shape in segments(lane)]
        assert len(titles) == len(recorded.segments)
        for _, _, kind, reason, line in recorded.segments:
            words = f"{STATES[kind]}: {reason}" if reason else STATES[kind]
            end = "" if line is None else f", line {line}"
            assert any(t.startswith(f"{words}, ") and t.endswith(end) for t in titles)


def test_tasks_stand_indented_under_what_they_are_part_of():
    def indents(name: str) -> dict[str | None, int]:
        names = draw(name).find(f".//{SVG}svg[@aria-hidden='true']")
        texts = names.iter(f"{SVG}text")
        return {text.text: int(text.attrib["x"]) for text in texts}

    two = indents("executor")
    assert two["MainThread"] == two["asyncio_0"] < two["Task-3 tick"]
    four = indents("endings")
    nested = ["MainThread", "Task-1 main", "Task-2 fetch", "Task-4"]
    assert [four[name] for name in nested] == [2, 16, 30, 44]
    assert four["Task-3 fetch"] == four["Task-2 fetch"]


def test_a_task_of_nobody_and_tasks_in_a_circle_are_drawn():
    run = RUNS["endings"]
    parents = [None, 0, 4, 99, 2]  # 2 and 4 are in each other, 99 does not exist
    lanes_in_a_circle = tuple(
        replace(lane, parent=parent)
        for lane, parent in zip(run.lanes, parents, strict=True)
    )
    circle = replace(run, lanes=lanes_in_a_circle)
    figure = parse(timeline(circle, "circle", "run"))
    assert len(lanes(figure)) == 5


def test_an_ending_has_a_shape_and_a_word():
    figure = draw("endings")
    for lane, recorded in zip(lanes(figure), in_order(RUNS["endings"]), strict=True):
        (shape,) = lane.findall(f"{SVG}path[@class='tl-end']")
        round_ = "a4.5" in shape.attrib["d"]
        assert round_ == (recorded.result == "cancelled")
    labels = plot(figure).iterfind(f".//{SVG}g[@class='tl-labels']/{SVG}text")
    words = [text.text for text in labels]
    assert words.count("raised ExceptionGroup") == 2
    assert words.count("raised ValueError") == 1
    assert words.count("cancelled") == 2
    assert not draw("lock").findall(f".//{SVG}path[@class='tl-end']")


def test_each_hand_off_has_an_arrow_between_its_lanes():
    def arrows(name: str) -> dict[str, list[str]]:
        groups = plot(draw(name)).findall(f".//{SVG}g[@class='tl-arrows']")
        heads = [group.attrib["marker-end"][9:-1] for group in groups]
        return dict(zip(heads, [[title(x) for x in g] for g in groups], strict=True))

    assert arrows("executor") == {
        "work": [
            "job from Task-2 to_thread(read_file) to asyncio_0, 1.3 ms",
            "call_soon_threadsafe from asyncio_0 to MainThread, 202 ms",
        ],
        "wake": ["wake from Task-2 to_thread(read_file) to Task-1 main, 202 ms"],
    }
    assert {head: len(titles) for head, titles in arrows("endings").items()} == {
        "start": 3,
        "work": 1,
        "wake": 1,
    }


def test_the_key_has_what_no_label_names_and_the_kinds_of_hand_offs():
    def key(name: str) -> list[str]:
        samples = draw(name).iterfind("p[@class='tl-key']/span")
        return ["".join(sample.itertext()).strip() for sample in samples]

    assert key("late timer") == ["running", "ready"]
    assert key("many") == [*STATES.values(), "wake"]
    assert key("executor") == ["running", "ready", "job, call_soon_threadsafe", "wake"]
    assert key("short") == ["running"]


@every_run
def test_width_is_bounded_and_scrolls_inside_the_figure(name):
    figure = draw(name)
    width = float(plot(figure).attrib["width"])
    assert PLOT + 2 * MARGIN <= width <= WIDEST_PLOT + 2 * MARGIN
    names = {}
    for wide in (".//table", f".//{SVG}svg[@role='img']"):
        parent = next(p for p in figure.iter() if figure.find(wide) in list(p))
        assert parent.get("class") == "tl-scroll"
        assert parent.get("tabindex") == "0"
        assert parent.get("role") == "group"
        names[parent.get("aria-label")] = wide
    assert list(names) == ["Table", "Picture"]


@pytest.mark.parametrize("end", [0.301, 0.5, 2])
def test_figures_of_one_scale_have_the_same_pixels_for_a_second(end):
    for name in ("lock", "executor", "many"):
        figure = draw(name, scale_end=end)
        assert float(plot(figure).attrib["width"]) == HALF_PLOT + 2 * MARGIN
        shapes = [x for lane in lanes(figure) for x in segments(lane)]
        last = max(sum(left_and_width(shape)) for shape in shapes) - MARGIN
        assert last == pytest.approx(HALF_PLOT * RUNS[name].end / end / 1e6, abs=1.6)


def axis(name: str) -> list[str | None]:
    texts = plot(draw(name)).iterfind(f".//{SVG}g[@class='tl-axis tl-small']/{SVG}text")
    return [text.text for text in texts]


def test_the_axis_has_round_times_or_steps():
    assert axis("steps") == [str(step) for step in range(13)]
    assert axis("short") == ["0 ms", "200 µs", "400 µs", "600 µs", "800 µs"]
    assert axis("long wait")[1:3] == ["10 s", "20 s"]


def test_steps_can_share_a_scale():
    widths = [plot(draw("steps", scale_end=n)).attrib["width"] for n in (12, 60)]
    assert widths == [f"{12 * 30 + 2 * MARGIN}", f"{60 * 30 + 2 * MARGIN}"]


def test_only_what_is_not_to_scale_says_so():
    noted = [
        name for name in RUNS if draw(name).find("p[@class='tl-note']") is not None
    ]
    assert "long wait" in noted
    assert not {"short", "many", "steps"} & set(noted)


def test_lanes_do_not_overlap():
    for name in RUNS:
        tops = [top(lane) for lane in lanes(draw(name))]
        assert all(below - above >= 30 for above, below in pairwise(tops))
