"""The form of a run: what was stored is read and written unchanged."""

import json
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from interleave.run import ARROW_KINDS, LANE_KINDS, STATES, Run, Step
from tests.interleave.drawn import FORMS, SAMPLES
from tests.interleave.forms import FORM, changed, put, without

ROOT = Path(__file__).parents[2]
RECORDINGS = sorted((ROOT / "snippets").rglob("*.run.json"))


def test_the_form_becomes_typed_rows_and_back():
    run = Run.from_json(FORM)
    main, task = run.lanes
    assert main.segments[1].words == "blocked: join"
    assert main.segments[0].words == "running"
    assert (main.end, task.end) == (90, 0)
    assert (main.result, task.result) == (None, "cancelled")
    assert run.lane(3) is task
    assert run.marks[1].text == "two"
    assert run.arrows[0].target == 3
    assert run.steps == (Step(1, 0, 5), Step(1, 3, 6), Step(100, 0, 7))
    assert run.to_json() == FORM
    assert Run.from_json(run.to_json()) == run


@pytest.mark.parametrize("optional", [without("steps"), put([], "steps")])
def test_no_steps_are_not_the_same_as_steps_of_a_script_that_ran_no_line(optional):
    form = changed(optional)
    assert Run.from_json(form).to_json() == form


def test_written_forms_have_their_fields_in_one_order():
    assert list(Run.from_json(dict(reversed(FORM.items()))).to_json()) == list(FORM)
    for lane in FORM["lanes"]:
        backwards = changed(put([dict(reversed(lane.items()))], "lanes"))
        backwards |= {"marks": [], "arrows": [], "steps": []}
        assert list(Run.from_json(backwards).to_json()["lanes"][0]) == list(lane)


def test_every_recording_is_read_and_written_unchanged():
    kinds, states, arrows = set(), set(), set()
    assert len(RECORDINGS) > 200
    for path in RECORDINGS:
        for form in json.loads(path.read_text("utf-8"))["runs"]:
            run = Run.from_json(form)
            assert json.dumps(run.to_json()) == json.dumps(form), path
            assert Run.from_json(run.to_json()) == run, path
            kinds |= {lane.kind for lane in run.lanes}
            states |= {segment.state for lane in run.lanes for segment in lane.segments}
            arrows |= {arrow.kind for arrow in run.arrows}
    assert (kinds, states, arrows) == (set(LANE_KINDS), set(STATES), set(ARROW_KINDS))


@pytest.mark.parametrize("name", FORMS)
def test_every_sample_is_read_and_written_unchanged(name):
    assert SAMPLES[name].to_json() == FORMS[name]


def test_a_run_made_in_python_is_checked_too_and_cannot_change():
    run = Run.from_json(FORM)
    with pytest.raises(ValueError, match="is not in the run, from 0 to 89"):
        replace(run, end=89)
    with pytest.raises(FrozenInstanceError):
        run.end = 200
