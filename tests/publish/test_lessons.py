"""Every lesson states its facts, and its reading time holds."""

import re

import pytest

from publish import DOCS
from publish.page.pages import find_blocks

WORDS, LINES = 200, 25  # that are read in a minute: of prose, and of code
LESSONS = [
    p for p in sorted(DOCS.rglob("*.md")) if "{ .lesson-facts }" in p.read_text()
]


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.stem)
def test_the_reading_time_fits_the_length(page):
    text = page.read_text("utf-8")
    stated = int(re.search(r"^(\d+) minutes · ", text, re.M)[1])
    prose = re.sub(r"(?ms)^---.*?^---|^ *(```|~~~).*?^ *\1|\]\([^)]*\)", " ", text)
    code = [block.text for block in find_blocks(page) if block.is_python]
    lines = sum(bool(line.strip()) for text in code for line in text.splitlines())
    minutes = len(re.findall(r"\w+", prose)) / WORDS + lines / LINES
    assert abs(stated - minutes) <= 1, f"{page}: about {minutes:.0f} minutes"


def test_every_page_of_the_course_states_its_facts():
    assert sorted((DOCS / "learn").glob("*.md")) == LESSONS
