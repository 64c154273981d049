"""Every lesson states its facts, its reading time holds, and its examples are short."""

import re

import pytest

from publish import DOCS, SNIPPETS
from publish.page.pages import find_blocks

WORDS, LINES = 200, 25  # that are read in a minute: of prose, and of code
SITTING = 25  # minutes
LESSONS = [
    p for p in sorted(DOCS.rglob("*.md")) if "{ .lesson-facts }" in p.read_text()
]
MOST_LINES = 40
APART = ("capstone/", "course_server.py")  # one program that grows, and a tool


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.stem)
def test_the_reading_time_fits_the_length(page):
    text = page.read_text("utf-8")
    stated = int(re.search(r"^(\d+) minutes · ", text, re.M)[1])
    prose = re.sub(r"(?ms)^---.*?^---|^ *(```|~~~).*?^ *\1|\]\([^)]*\)", " ", text)
    code = [block.text for block in find_blocks(page) if block.is_python]
    lines = sum(bool(line.strip()) for text in code for line in text.splitlines())
    minutes = len(re.findall(r"\w+", prose)) / WORDS + lines / LINES
    assert abs(stated - minutes) <= 1, f"{page}: about {minutes:.0f} minutes"
    assert stated <= SITTING, f"{page}: split it, {SITTING} minutes are one sitting"


def test_every_page_of_the_course_states_its_facts():
    assert sorted((DOCS / "learn").glob("*.md")) == LESSONS


def test_no_example_of_a_lesson_is_longer_than_a_screen():
    blocks = (block for page in LESSONS for block in find_blocks(page))
    files = {block.include.path for block in blocks if block.include}
    examples = {path.relative_to(SNIPPETS).as_posix(): path for path in files}
    longer = {
        name
        for name, path in examples.items()
        if len(path.read_text("utf-8").splitlines()) > MOST_LINES
        and not name.startswith(APART)
    }
    assert longer == set(), f"shorten to {MOST_LINES} lines or fewer"
