"""What pages say of every order of an example's threads is what exploring it finds."""

import asyncio
import sys
import tomllib
from pathlib import Path

import pytest

from interleave.explore.workers import search
from publish import DOCS, SNIPPETS
from publish.judge.record import RECORDED_ON

ROWS = tomllib.loads(Path(__file__).with_name("explored.toml").read_text("utf-8"))
OWN = ".".join(map(str, sys.version_info[:2]))


def explored(example, model="gil"):
    return asyncio.run(search(SNIPPETS / example, model, 2, lambda verdict: None))


@pytest.mark.parametrize("example", ROWS)
@pytest.mark.skipif(OWN != RECORDED_ON, reason="other versions have other points")
def test_exploring_finds_what_the_page_says(example):
    assert explored(example).sentence() == ROWS[example]["says"]


@pytest.mark.parametrize("example", ROWS)
def test_its_page_says_it(example):
    page = DOCS / ROWS[example]["page"]
    assert ROWS[example]["says"] in " ".join(page.read_text("utf-8").split())


@pytest.mark.parametrize("example", ROWS)
@pytest.mark.skipif(sys.version_info < (3, 12), reason="3.11: only where threads wait")
def test_it_holds_on_this_python(example):
    assert explored(example).holds


@pytest.mark.skipif(sys.version_info < (3, 12), reason="3.11: only where threads wait")
def test_without_its_lock_a_deposit_is_lost_where_there_is_no_gil(tmp_path):
    source = (SNIPPETS / "shared_state/deposit_with_lock.py").read_text("utf-8")
    copy = tmp_path / "deposit.py"
    copy.write_text(source.replace("with lock:", "if True:"))
    lost = asyncio.run(search(copy, "free-threaded", 2, lambda verdict: None))
    assert {each.ending.text for each in lost.outcomes} == {"200\n", "150\n"}
    kept = asyncio.run(search(copy, "gil", 2, lambda verdict: None))
    assert kept.holds
