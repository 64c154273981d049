"""Every example of a lesson can fail: without its point, its reader sees something else.

A row of `tests/snippets/points/<lesson>.toml` takes the point out of an example by an edit,
and says what is seen then. What has no row stands in `tests/snippets/unpointed.toml`, with
the reason.
"""

import pytest
from packaging.version import Version

from publish.judge.comparing import OWN
from publish.judge.measuring import CALM
from publish.judge.record import RECORDED_ON
from publish.page.problems import problems
from tests.publish.edits import (
    VERSION,
    Point,
    demonstrations,
    is_changed,
    mistake_of,
    points,
    run_edited,
    seen,
    unpointed,
)

pytestmark = pytest.mark.skipif(
    VERSION.endswith("t"), reason="the rows say what the default build does"
)
MEND = "_fixed.py"
CHANGE_NOTHING = [
    Point("threads/join_waits.py", "any order", "import time", "import  time", "x"),
    Point("crossing/ask_the_loop.py", "exact", "delay=0.1", "delay= 0.1", "x"),
    Point("coordination/last_ticket_broken.py", "fails", "0.1", "0.10", "x"),
    Point("concurrency/crash.py", "a child fails", "os._exit(3)", "os._exit( 3)", "x"),
]


def name_of(point):
    return f"{point.example}: {point.point}"


@pytest.mark.parametrize("point", points(), ids=name_of)
def test_without_its_point_an_example_shows_something_else(point, tmp_path):
    original = demonstrations()[point.example]
    if not original.runs_on(VERSION):
        pytest.skip("needs another Python")
    program, outcome = run_edited(point, tmp_path)
    if not point.then:
        for _ in range(CALM - 1):  # a busy machine makes a run late
            if not problems(program, outcome):
                break
            program, outcome = run_edited(point, tmp_path)
        assert problems(program, outcome) == [], "it does not fail as the broken half"
        assert problems(original, outcome), "it does what the mended half does"
        return
    lines = []
    for line in seen(point, program, outcome):
        if point.then in line and is_changed(line):
            return
        lines.append(line)
    if Version(OWN) < Version(RECORDED_ON):
        pytest.skip("its picture is that of a newer Python")
    pytest.fail(f"{point.then!r} is not what changed:\n" + "\n".join(lines))


@pytest.mark.parametrize("point", CHANGE_NOTHING, ids=name_of)
def test_an_edit_that_changes_nothing_shows_nothing_else(point, tmp_path):
    runs = (run_edited(point, tmp_path / str(n)) for n in range(CALM))
    assert any(not list(seen(point, *run)) for run in runs)


def test_every_example_has_a_row_or_a_reason():
    pointed = {point.example for point in points()}
    lists = unpointed()
    pairs = {mistake_of(name) for name in pointed if name.endswith(MEND)}
    missing = demonstrations().keys() - pointed - pairs - lists["no_point"].keys()
    assert not missing, (
        "add a row to tests/snippets/points/<lesson>.toml, which takes its point out: "
        + ", ".join(sorted(missing))
    )


def test_without_its_mend_each_pair_fails_as_its_broken_half_or_says_how():
    mends = {point.example for point in points() if point.example.endswith(MEND)}
    as_broken = {point.example for point in points() if not point.then}
    otherwise = unpointed()["fails_otherwise"].keys()
    assert mends - as_broken == otherwise


def test_no_reason_is_left_of_an_example_that_has_a_row_or_is_gone():
    lists = unpointed()
    pointed = {point.example for point in points()}
    for kind, names in lists.items():
        assert names.keys() <= demonstrations().keys(), kind
    assert not lists["no_point"].keys() & pointed


def test_what_is_taken_out_is_said_once_of_each_example():
    names = [name_of(point) for point in points()]
    assert len(set(names)) == len(names)
    for point in points():
        assert point.edited
        is_mend = point.example.endswith(MEND)
        assert point.then or is_mend, f"{point.example}: say what is seen then"
