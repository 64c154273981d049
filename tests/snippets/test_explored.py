"""What pages say of every order of an example's threads is what exploring it finds."""

import asyncio
import sys
import tomllib
from pathlib import Path

import pytest

from interleave.explore.workers import search
from publish import DOCS, SNIPPETS
from publish.judge.record import RECORDED_ON

FILE = Path(__file__).with_name("explored.toml")
ROWS = [
    pytest.param(example, row, id=example)
    for example, rows in tomllib.loads(FILE.read_text("utf-8")).items()
    for row in rows
]
OWN = ".".join(map(str, sys.version_info[:2]))
on_the_version_of_the_pages = pytest.mark.skipif(
    OWN != RECORDED_ON, reason="other versions have other points"
)
where_points_are_known = pytest.mark.skipif(
    sys.version_info < (3, 12), reason="3.11 cannot say where it switches threads"
)


def explored(script, row):
    model = row.get("model", "gil")
    return asyncio.run(search(script, model, 2, lambda verdict: None))


def without_its_point(example, row, folder):
    """Return the script of an example after the row's edit."""
    source = (SNIPPETS / example).read_text("utf-8")
    assert source.count(row["old"]) == 1
    script = folder / Path(example).name
    script.write_text(source.replace(row["old"], row["new"]))
    return script


@pytest.mark.parametrize(("example", "row"), ROWS)
@on_the_version_of_the_pages
def test_exploring_finds_what_the_page_says(example, row):
    assert explored(SNIPPETS / example, row).sentence() == row["says"]


@pytest.mark.parametrize(("example", "row"), ROWS)
def test_its_page_says_it(example, row):
    page = " ".join((DOCS / row["page"]).read_text("utf-8").split())
    assert row["says"] in page
    assert row.get("then", "") in page


@pytest.mark.parametrize(("example", "row"), ROWS)
@where_points_are_known
def test_it_holds_and_without_its_point_it_does_not(example, row, tmp_path):
    mended = explored(SNIPPETS / example, row)
    assert mended.holds
    broken = explored(without_its_point(example, row, tmp_path), row)
    assert broken.exhaustive
    assert broken.found.keys() - mended.found.keys()
    if "then" in row and OWN == RECORDED_ON:
        assert broken.sentence() == row["then"]
