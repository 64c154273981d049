"""What does not keep to the form of a run is refused, with its place and the reason."""

import re

import pytest

from interleave.run import Run
from tests.interleave.forms import changed, put, without

REFUSED = {
    "another version": (put(2, "v"), "run: this reads runs of version 1, not 2"),
    "a version that is no number": (put(True, "v"), "run: 'v' is True, not int"),
    "no version": (without("v"), "run: there is no 'v'"),
    "no Python": (without("python"), "run: there is no 'python'"),
    "no marks": (without("marks"), "run: there is no 'marks'"),
    "a field too many": (put(1, "seed"), "run: the form has no 'seed'"),
    "an end that is no number": (put("9", "end"), "run: 'end' is '9', not int"),
    "a fraction of a microsecond": (put(9.5, "end"), "run: 'end' is 9.5, not int"),
    "lanes that are no list": (put({}, "lanes"), "run: 'lanes' is {}, not list"),
    "steps that are null": (put(None, "steps"), "run: 'steps' is None, not list"),
    "another unit": (put("ms", "unit"), "run: unknown unit 'ms'"),
    "a lane that is no object": (
        put("x", "lanes", 1),
        "lanes[1]: 'x' is not an object",
    ),
    "a lane without id": (without("lanes", 1, "id"), "lanes[1]: there is no 'id'"),
    "a lane with a field too many": (
        put(1, "lanes", 1, "depth"),
        "lanes[1]: the form has no 'depth'",
    ),
    "a parent that is no id": (
        put("Main", "lanes", 1, "parent"),
        "lanes[1]: 'parent' is 'Main', not int or NoneType",
    ),
    "a result that is null": (
        put(None, "lanes", 1, "result"),
        "lanes[1]: 'result' is None, not str",
    ),
    "a lane of another kind": (
        put("fiber", "lanes", 1, "kind"),
        "lanes[1]: unknown kind 'fiber'",
    ),
    "a lane twice": (put(0, "lanes", 1, "id"), "lanes: an id stands twice: [0, 0]"),
    "a segment too short": (
        put([0, 40, "run", None], "lanes", 0, "segs", 0),
        "lanes[0].segs[0]: [0, 40, 'run', None] is not (start: int, end: int, "
        "state: str, reason: str | None, line: int | None)",
    ),
    "a segment that is no list": (
        put(None, "lanes", 0, "segs", 1),
        "lanes[0].segs[1]: None is not (start: int, ",
    ),
    "a line that is no number": (
        put("7", "lanes", 0, "segs", 1, 4),
        "lanes[0].segs[1]: [40, 90, 'block', 'join', '7'] is not (start: int, ",
    ),
    "another state": (
        put("asleep", "lanes", 0, "segs", 1, 2),
        "lanes[0].segs[1]: unknown state 'asleep'",
    ),
    "a segment after the end": (
        put(101, "lanes", 0, "segs", 1, 1),
        "lanes[0].segs[1]: 40 to 101 is not in the run, from 0 to 100",
    ),
    "a segment before the start": (
        put(-1, "lanes", 0, "segs", 0, 0),
        "lanes[0].segs[0]: -1 to 40 is not in the run, from 0 to 100",
    ),
    "a segment backwards": (
        put(39, "lanes", 0, "segs", 1, 1),
        "lanes[0].segs[1]: 40 to 39 is not in the run",
    ),
    "segments that overlap": (
        put(39, "lanes", 0, "segs", 1, 0),
        "lanes[0].segs[1]: 39 stands after 40, but the order is that of time",
    ),
    "a mark without text": (
        put([10, 0, None, 2], "marks", 0),
        "marks[0]: [10, 0, None, 2] is not (time: int, lane: int, text: str, ",
    ),
    "a mark of another lane": (put(9, "marks", 1, 1), "marks[1]: unknown lane 9"),
    "a mark after the end": (
        put(101, "marks", 1, 0),
        "marks[1]: 101 to 101 is not in the run",
    ),
    "marks not in order": (
        put(9, "marks", 1, 0),
        "marks[1]: 9 stands after 10, but the order is that of time",
    ),
    "an arrow without kind": (
        put([15, 0, 16, 3], "arrows", 0),
        "arrows[0]: [15, 0, 16, 3] is not (start: int, source: int, ",
    ),
    "an arrow of another kind": (
        put("kick", "arrows", 0, 4),
        "arrows[0]: unknown kind 'kick'",
    ),
    "an arrow from another lane": (put(9, "arrows", 0, 1), "arrows[0]: unknown lane 9"),
    "an arrow to another lane": (put(9, "arrows", 0, 3), "arrows[0]: unknown lane 9"),
    "an arrow to itself": (
        put(0, "arrows", 0, 3),
        "arrows[0]: it goes from lane 0 to itself",
    ),
    "an arrow backwards": (
        put(14, "arrows", 0, 2),
        "arrows[0]: 15 to 14 is not in the run",
    ),
    "an arrow after the end": (
        put(101, "arrows", 0, 2),
        "arrows[0]: 15 to 101 is not in the run",
    ),
    "a step without line": (
        put([1, 0, None], "steps", 0),
        "steps[0]: [1, 0, None] is not (time: int, lane: int, line: int)",
    ),
    "a step of another lane": (put(9, "steps", 1, 1), "steps[1]: unknown lane 9"),
    "a step after the end": (put(101, "steps", 2, 0), "steps[2]: 101 to 101 is not"),
    "steps not in order": (put(0, "steps", 1, 0), "steps[1]: 0 stands after 1, but"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_form_that_is_not_the_forms_is_refused(name):
    change, said = REFUSED[name]
    with pytest.raises(ValueError, match=f"^{re.escape(said)}"):
        Run.from_json(changed(change))


@pytest.mark.parametrize("data", [[], None, "run"])
def test_what_is_no_object_is_refused(data):
    with pytest.raises(ValueError, match=r"^run: .* is not an object$"):
        Run.from_json(data)


def test_a_value_too_long_for_a_message_is_shortened():
    form = changed(put(["x" * 10_000], "marks", 0))
    with pytest.raises(ValueError, match=r"marks\[0\]: ") as refused:
        Run.from_json(form)
    assert len(str(refused.value)) < 200
