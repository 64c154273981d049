"""Checks what the picture of a timeline shows: segments, names, axis, hand-offs."""

from dataclasses import replace
from itertools import pairwise

import pytest

from interleave.render import timeline
from interleave.render.layout import HALF_PLOT, MARGIN, PLOT, WIDEST_PLOT
from interleave.render.looks import EFFECTS
from interleave.render.shapes import arrow_shape
from interleave.render.words import BREAK
from interleave.run import STATES, Segment
from tests.interleave.drawn import (
    RUNS,
    SVG,
    draw,
    endings,
    in_order,
    lanes,
    left_and_width,
    middle,
    one_lane,
    parse,
    plot,
    shapes,
)

every_run = pytest.mark.parametrize("name", RUNS)


@every_run
def test_each_segment_is_drawn_once_in_its_lane(name):
    run, figure = RUNS[name], draw(name)
    width = float(plot(figure).attrib["width"])
    scale = (width - 2 * MARGIN) / run.end
    drawn = lanes(figure)
    for lane, recorded in zip(drawn, in_order(run), strict=True):
        wanted = []
        for start, end, kind, *_ in recorded.segments:
            wide = max((end - start) * scale, 1.5)
            left = min(MARGIN + start * scale, width - MARGIN - wide)
            wanted.append((kind, left, wide))
        got = [(shape.kind, *left_and_width(shape)) for shape in lane]
        for one, other in zip(sorted(wanted), sorted(got), strict=True):
            assert one[0] == other[0]
            assert other[1:] == pytest.approx(one[1:], abs=0.06)


@every_run
def test_each_segment_says_what_it_is(name):
    run, figure = RUNS[name], draw(name)
    for lane, recorded in zip(lanes(figure), in_order(run), strict=True):
        lines = [shape.said.split(BREAK) for shape in lane]
        assert len(lines) == len(recorded.segments)
        for _, _, kind, reason, line in recorded.segments:
            words = f"{STATES[kind]}: {reason}" if reason else STATES[kind]
            ends = [f"line {line}"] if line is not None else []
            assert any(
                cells[1:3] == [recorded.name, words] and cells[4:] == ends
                for cells in lines
            )


def test_all_of_a_state_is_at_most_two_elements():
    paths = plot(draw("many")).findall(f".//{SVG}path[@data-rows]")
    kinds = [path.get("class") for path in paths]
    assert set(kinds) >= {f"tl-{kind}" for kind in STATES}
    assert max(kinds.count(kind) for kind in kinds) <= 2


def test_what_is_drawn_wider_than_it_was_comes_on_top_and_hides_nothing():
    turns = [Segment(i, i + 1, ("ready", "run")[i % 2], None, 1) for i in range(4)]
    run = one_lane(*turns, Segment(4, 99_000, "wait", None, 2))
    figure = parse(timeline(run, "turns", "run"))
    drawn = [shape.kind for shape in lanes(figure)[0]]
    assert drawn == ["wait", "run", "run", "ready", "ready"]


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
    shapes = endings(figure)
    for lane, recorded in zip(lanes(figure), in_order(RUNS["endings"]), strict=True):
        word = recorded.result.split()[0]
        assert shapes[middle(lane[0])] == word
    labels = plot(figure).iterfind(f".//{SVG}g[@class='tl-labels']/{SVG}text")
    words = [text.text for text in labels]
    assert words.count("raised ExceptionGroup") == 2
    assert words.count("raised ValueError") == 1
    assert words.count("cancelled") == 2
    assert not endings(draw("lock"))


def test_each_hand_off_has_an_arrow_between_its_lanes():
    def arrows(name: str) -> dict[str, list[str]]:
        figure = draw(name)
        found = {}
        for effect in EFFECTS:
            kind = f"{SVG}path[@class='tl-arrow tl-{effect}'][@data-rows]"
            drawn = shapes(figure, plot(figure).iterfind(f".//{kind}"))
            if drawn:
                found[effect] = [shape.said for shape in drawn]
        return found

    job = ["1.1 ms", "Task-2 to_thread(read_file)", "hand-off to asyncio_0 (job)"]
    back = "hand-off to MainThread (call_soon_threadsafe)"
    wake = "hand-off to Task-1 main (wake)"
    assert arrows("executor") == {
        "work": [
            BREAK.join([*job, "for 200 µs"]),
            BREAK.join(["202 ms", "asyncio_0", back, "for 200 µs"]),
        ],
        "wake": [BREAK.join(["202 ms", "Task-2 to_thread(read_file)", wake])],
    }
    assert {head: len(said) for head, said in arrows("endings").items()} == {
        "start": 3,
        "work": 1,
        "wake": 1,
    }


def test_the_head_of_an_arrow_points_where_the_arrow_goes():
    wake = arrow_shape("wake", (10, 0), (10, 40))
    assert wake == "M10 0L10 40L13 34L10 40L7 34"
    work = arrow_shape("work", (5, 9), (30, 9))
    assert work == "M5 9L30 9L23.5 6L23.5 12L30 9"
    start = arrow_shape("start", (4, 30), (4, 9))
    assert start == "M4 30L4 9A2.5 2.5 0 1 0 4 14A2.5 2.5 0 1 0 4 9"


def test_the_key_has_what_no_label_names_and_the_kinds_of_hand_offs():
    def key(name: str) -> list[str]:
        line = draw(name).find("p[@class='tl-key']")
        return [(sample.tail or "").strip() for sample in line]

    assert key("late timer") == ["running", "ready"]
    assert key("many") == [*STATES.values(), "wake"]
    assert key("executor") == ["running", "ready", "job, call_soon_threadsafe", "wake"]
    assert key("short") == ["running"]


@every_run
def test_width_is_bounded_and_scrolls_inside_the_figure(name):
    figure = draw(name)
    width = float(plot(figure).attrib["width"])
    assert PLOT + 2 * MARGIN <= width <= WIDEST_PLOT + 2 * MARGIN
    wide = f".//{SVG}svg[@role='img']"
    parent = next(p for p in figure.iter() if figure.find(wide) in list(p))
    assert parent.get("class") == "tl-scroll"
    assert parent.get("tabindex") == "0"
    assert parent.get("role") == "group"
    assert parent.get("aria-label") == "Picture"


@pytest.mark.parametrize("end", [0.301, 0.5, 2])
def test_figures_of_one_scale_have_the_same_pixels_for_a_second(end):
    for name in ("lock", "executor", "many"):
        figure = draw(name, scale_end=end)
        assert float(plot(figure).attrib["width"]) == HALF_PLOT + 2 * MARGIN
        drawn = [x for lane in lanes(figure) for x in lane]
        last = max(sum(left_and_width(shape)) for shape in drawn) - MARGIN
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
        rows = [middle(lane[0]) for lane in lanes(draw(name))]
        assert all(below - above >= 30 for above, below in pairwise(rows))
