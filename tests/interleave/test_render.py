"""Checks how timelines are asked for, what they refuse, and what they weigh."""

import gzip
import re
import subprocess
import sys

import pytest

from interleave.render import lane_sentences, timeline
from interleave.run import Segment
from tests.interleave.drawn import RUNS, draw, one_lane, parse, table_rows
from tests.interleave.recorded import ROOT

every_run = pytest.mark.parametrize("name", RUNS)


def test_ids_are_unique_for_two_figures_of_one_run():
    pair = timeline(RUNS["endings"], "a", "one") + timeline(RUNS["lock"], "b", "two")
    page = parse(f"<div>{pair}</div>")
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    used = set(re.findall(r"url\(#([^)]+)\)", pair))
    for element in page.iter():
        for key in ("aria-labelledby", "aria-describedby"):
            used.update((element.get(key) or "").split())
    prints = {f"one-print-{n}" for n in (1, 2, 3)} | {
        f"two-print-{n}" for n in (1, 2, 3, 4)
    }
    assert used == set(ids) - {"one", "two"} - prints
    assert {"one-late", "two-block", "two-title", "two-desc"} <= used


def test_only_ids_depend_on_the_figures_id():
    one, two = (timeline(RUNS["executor"], "same", key) for key in ("one", "two"))
    assert one.replace("one-", "two-").replace('"one"', '"two"') == two


def test_everything_a_program_says_is_escaped():
    text = timeline(RUNS["lock"], "<i>&", "run")
    assert "<script" not in text
    assert "<b>" not in text
    assert "<i>" not in text
    assert "\x1b" not in text
    names = [name for _, name, *_ in table_rows(parse(text))]
    assert 'taster <b>&"amp"' in names


@every_run
def test_figure_can_stand_in_markdown(name):
    text = timeline(RUNS[name], name, "run")
    assert "\n\n" not in text
    assert text.startswith("<figure ")
    assert "style=" not in text
    assert text.count(f">{name}<") == 1  # all else refers to the caption


def test_an_empty_run_has_a_figure():
    run = one_lane()
    assert lane_sentences(run) == ["Thread MainThread: nothing recorded."]
    assert parse(timeline(run, "nothing", "run")) is not None


@pytest.mark.parametrize(
    ("name", "most", "zipped"),
    [("lock", 8_800, 2_100), ("executor", 11_200, 2_400), ("steps", 7_400, 1_900)],
)
def test_a_figure_is_small(name, most, zipped):
    text = timeline(RUNS[name], f"Timeline: {name}", "run-1").encode()
    assert len(text) < most
    assert len(gzip.compress(text, 9)) < zipped


def test_thousands_of_segments_do_not_make_a_figure_heavy():
    turns = [
        Segment(i * 5, i * 5 + 5, ("run", "ready")[i % 2], None, 3) for i in range(9000)
    ]
    run = one_lane(*turns, Segment(45_000, 90_000, "block", "lock", 4))
    text = timeline(run, "turns", "run")
    assert len(text) < 4_000
    lines = table_rows(parse(text))
    said = "by turns: running and ready, 9000 short segments"
    assert ["0 ms", "MainThread", said, "45 ms", "3"] in lines
    assert lane_sentences(run) == [
        "Thread MainThread: blocked: lock from 45 ms to 90 ms."
    ]


@pytest.mark.parametrize("figure_id", ["", "1st", "a b", 'a"b', "a)b"])
def test_an_id_that_cannot_be_one_is_refused(figure_id):
    with pytest.raises(ValueError, match="not the id"):
        timeline(RUNS["lock"], "x", figure_id)


def test_a_scale_that_ends_before_the_run_is_refused():
    with pytest.raises(ValueError, match=r"ends at 0.3, before the run"):
        draw("lock", scale_end=0.3)


def test_rendering_and_trace_need_no_threads_or_sockets():
    blocked = "threading asyncio concurrent multiprocessing queue socket select ssl"
    code = f"""
import sys
for name in {blocked.split()} + ["subprocess", "ctypes", "greenlet"]:
    sys.modules[name] = None  # importing it fails
import interleave.perfetto, interleave.render, interleave.run, json, pathlib
runs = json.loads(pathlib.Path("tests/interleave/sample_runs.json").read_text("utf-8"))
for run in map(interleave.run.Run.from_json, runs.values()):
    assert interleave.render.timeline(run, "title", "run")
    assert interleave.perfetto.trace_events(run)
outside = {{name for name in sys.modules if "site-packages" in str(
    getattr(sys.modules[name], "__file__", ""))}}
assert not outside, outside
"""
    subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, '.')\n{code}"],
        cwd=ROOT,
        check=True,
        timeout=60,
    )
