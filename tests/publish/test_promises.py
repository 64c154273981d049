"""Every promise of a lesson is settled: an exercise checks it, or a run is the answer.

`docs/promises.yml` says what settles which. The promises of a lesson are the items of its
"What you will be able to do".
"""

import re

import pytest
import yaml

from publish import DOCS
from publish.page.pages import find_blocks
from publish.page.programs import programs
from snippets.practice import runner

FILE = DOCS / "promises.yml"
PROMISES = yaml.safe_load(FILE.read_text("utf-8"))
LESSONS = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.glob("learn/*.md"))
SETTLED = [
    pytest.param(page, promise, names, id=f"{page}: {promise}")
    for page, promises in PROMISES.items()
    for promise, names in promises.items()
]
# What a reader does who can compare a prediction with a recorded run.
SAYING = {"Explain", "Predict", "Read", "Recognize", "Say", "Tell"}


def promised(page):
    """Return the items of a lesson's "What you will be able to do", each on one line."""
    text = DOCS.joinpath(page).read_text("utf-8")
    section = text.partition("\n## What you will be able to do\n")[2]
    items = re.match(r"\s*((?:- .*\n(?:  .*\n)*)+)", section)[1]
    return [" ".join(item.split()) for item in re.split(r"(?m)^- ", items) if item]


def is_example(name):
    return name.endswith(".py")


def needs_packages(page):
    """Whether a lesson is one of those without practice: checks need no package."""
    return any(program.packages for program in programs(find_blocks(DOCS / page)))


@pytest.mark.parametrize("page", LESSONS)
def test_each_promise_is_listed_in_order_and_nothing_else(page):
    assert list(PROMISES.get(page, {})) == promised(page)


def test_no_lesson_is_listed_that_has_gone():
    assert sorted(PROMISES) == LESSONS


@pytest.mark.parametrize(("page", "promise", "names"), SETTLED)
def test_what_settles_a_promise_is_there(page, promise, names):
    included = (block.include for block in find_blocks(DOCS / page))
    shown = {include.name for include in included if include}
    assert names, "name an exercise that checks it, or an example of the lesson"
    for name in names:
        there = shown if is_example(name) else runner.names()
        assert name in there, f"{name}: no such exercise, or example of {page}"


@pytest.mark.parametrize(("page", "promise", "names"), SETTLED)
def test_a_promise_to_do_something_has_an_exercise(page, promise, names):
    if all(map(is_example, names)) and not needs_packages(page):
        verb = promise.split()[0]
        assert verb in SAYING, (
            f"a run cannot check that a reader can {verb.lower()}: name an exercise, or "
            f"begin with one of {', '.join(sorted(SAYING))}"
        )


def test_every_exercise_checks_a_promise():
    checking = {name for _, _, names in (p.values for p in SETTLED) for name in names}
    assert set(runner.names()) - checking == set()
