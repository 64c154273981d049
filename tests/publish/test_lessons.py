"""Every lesson states its facts, and its reading time holds."""

import re

import pytest

from publish import DOCS
from publish.page.pages import find_blocks

LESSONS = [
    p for p in sorted(DOCS.rglob("*.md")) if "{ .lesson-facts }" in p.read_text()
]


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.stem)
def test_the_reading_time_fits_the_length(page):
    text = page.read_text("utf-8")
    stated = int(re.search(r"^(\d+) minutes · ", text, re.M)[1])
    prose = re.sub(r"(?ms)^---.*?^---|^ *(```|~~~).*?^ *\1|\]\([^)]*\)", " ", text)
    blocks = sum(block.is_python for block in find_blocks(page))
    minutes = len(re.findall(r"\w+", prose)) / 200 + 0.4 * blocks
    assert abs(stated - minutes) <= 2, f"{page}: about {minutes:.0f} minutes"


def test_every_page_of_the_course_states_its_facts():
    assert sorted((DOCS / "learn").glob("*.md")) == LESSONS
