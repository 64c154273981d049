"""Checks what a timeline says to those who do not see it: sentences, list and table."""

from dataclasses import replace

import pytest

from interleave.render import lane_sentences, timeline
from interleave.render.words import BREAK
from interleave.run import Mark, Segment
from tests.interleave.drawn import (
    RUNS,
    SVG,
    draw,
    one_lane,
    parse,
    plot,
    table_rows,
    text_lines,
)

every_run = pytest.mark.parametrize("name", RUNS)


@every_run
def test_picture_has_name_and_a_sentence_for_each_lane(name):
    figure = draw(name)
    picture = plot(figure)
    assert picture.attrib["aria-labelledby"] == "run-title"
    assert figure.findtext("figcaption[@id='run-title']") == name
    said = picture.findtext(f"{SVG}desc[@id='run-desc']")
    sentences = lane_sentences(RUNS[name])
    assert len(sentences) == len(RUNS[name].lanes)
    assert all(sentence.endswith(".") for sentence in sentences)
    assert all(len(sentence) < 400 for sentence in sentences)
    assert said == " ".join(sentences)
    lines = figure.findtext("details/p[@class='tl-lanes']").split("\n")
    assert lines == sentences


@every_run
def test_all_that_is_drawn_is_hidden_from_those_who_have_the_words(name):
    parts = [p for p in plot(draw(name)) if p.tag not in (f"{SVG}desc", f"{SVG}defs")]
    assert [part.get("aria-hidden") for part in parts] == ["true"]


def test_sentences_say_states_reasons_and_times():
    assert lane_sentences(RUNS["late timer"])[1] == (
        "Task polite A (in MainThread): awaiting: sleep from 900 µs to 101 ms, then "
        "late: timer due, event loop busy from 101 ms to 351 ms."
    )
    many = replace(RUNS["many"], marks=(), arrows=())
    assert lane_sentences(many)[0] == (
        "Thread MainThread: running 29 times, 29 ms in all, blocked 29 times, 29 ms in "
        "all, awaiting 29 times, 29 ms in all, ready 29 times, 29 ms in all, late 28 "
        "times, 28 ms in all, idle 28 times, 28 ms in all, not known 28 times, 28 ms in "
        "all."
    )
    assert (
        "running: read total from step 2 to step 4" in lane_sentences(RUNS["steps"])[1]
    )
    assert lane_sentences(RUNS["long wait"]) == [
        "Thread MainThread: blocked: time.sleep(60) from 90 µs to 60 s."
    ]


def test_sentences_say_how_lanes_ended_and_what_they_are_part_of():
    assert lane_sentences(RUNS["endings"])[2:4] == [
        "Task Task-2 fetch (in Task-1 main): awaiting: asyncio.sleep(0.1) from 900 µs to "
        "101 ms; raised ValueError at 102 ms.",
        "Task Task-3 fetch (in Task-1 main): awaiting: asyncio.sleep(0.4) from 950 µs to "
        "102 ms; cancelled at 102 ms.",
    ]


@every_run
def test_table_has_a_row_for_each_segment_print_hand_off_and_ending(name):
    run, figure = RUNS[name], draw(name)
    assert figure.findtext("details/summary") == "Timeline in words"
    whats = [what for _, _, what, *_ in table_rows(figure)]
    prints = [what for what in whats if what.startswith("print ")]
    hand_offs = [what for what in whats if what.startswith("hand-off to ")]
    endings = [what for what in whats if what.startswith(("raised ", "cancelled"))]
    assert len(prints) == len(run.marks)
    assert len(hand_offs) == len(run.arrows)
    assert len(endings) == sum(lane.result is not None for lane in run.lanes)
    segments = sum(len(lane.segments) for lane in run.lanes)
    assert len(whats) - len(prints) - len(hand_offs) - len(endings) == segments


def test_table_says_direction_kind_and_length_of_hand_offs():
    rows = table_rows(draw("endings"))
    assert ["500 µs", "MainThread", "hand-off to Task-1 main (start)", "", ""] in rows
    posted = "hand-off to Task-4 inner (call_soon_threadsafe)"
    assert ["150 ms", "MainThread", posted, "50 ms", ""] in rows


def test_table_has_lines_and_lengths_of_segments():
    rows = table_rows(draw("endings"))
    assert [
        "900 µs",
        "Task-2 fetch",
        "awaiting: asyncio.sleep(0.1)",
        "100 ms",
        "8",
    ] in rows
    assert ["398 ms", "Task-4 inner", "cancelled", "", ""] in rows


def test_table_is_in_the_order_of_time():
    run = RUNS["steps"]
    starts = [start for lane in run.lanes for start, *_ in lane.segments]
    starts += [time for time, *_ in run.marks + run.arrows]
    heads = [row[0] for row in table_rows(draw("steps"))]
    assert heads == [f"step {start}" for start in sorted(starts)]


def test_lines_can_be_read_as_they_are():
    lines = text_lines(draw("endings"))
    assert "900 µs, Task-2 fetch, awaiting: asyncio.sleep(0.1), for 100 ms, line 8" in [
        line.replace(BREAK, ", ") for line in lines
    ]


def test_nothing_that_a_program_says_breaks_a_line_or_a_cell():
    reason = f"a{BREAK}b\nc"
    run = one_lane(Segment(0, 900, "block", reason, 1))
    run = replace(run, marks=(Mark(9, 0, f"x{BREAK}y\n", 1),))
    figure = parse(timeline(run, "odd", "run"))
    assert table_rows(figure) == [
        ["0 ms", "MainThread", "blocked: a, b\ufffdc", "900 µs", "1"],
        ["9 µs", "MainThread", "print 1: “x, y\ufffd”", "", "1"],
    ]
