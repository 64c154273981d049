"""The coverage file tells the truth: places exist in the built site, proofs are tests."""

import re
import subprocess
import sys

import pytest

from publish import ROOT
from publish.site.coverage import (
    BEYOND,
    ERRATA,
    TOPICS,
    Erratum,
    beyond,
    errata,
    topics,
)
from tests.site.built import Page

ITEMS = [*topics(), *errata()]
PLACES = [(item.name, item.at) for item in ITEMS] + [
    (f"beyond {number}", place)
    for number, item in beyond().items()
    for place in item.at
]


def number(name: str) -> str:
    """Return the T or E number of an item that may be a part: T17a, E21 (lock block)."""
    return re.match(r"[TE]\d+", name)[0]


@pytest.fixture(scope="module")
def collected() -> set[str]:
    """The names of all tests of the examples, as pytest collects them."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "tests/snippets"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {line.partition("[")[0] for line in run.stdout.splitlines() if "::" in line}


@pytest.mark.parametrize("name", [*TOPICS, *ERRATA])
def test_every_item_is_taught(name):
    own = [item for item in ITEMS if number(item.name) == name]
    assert own, f"{name} is missing from docs/coverage.yml"


def test_what_older_tutorials_lack_is_taught():
    assert set(BEYOND) <= beyond().keys()
    assert all(item.at for item in beyond().values())


@pytest.mark.parametrize(("name", "place"), PLACES, ids=lambda text: text)
def test_the_place_of_an_item_is_in_the_built_site(name, place):
    anchor = place.partition("#")[2]
    assert anchor in Page.at(place).ids, f"docs/coverage.yml: {name}: no {place}"


@pytest.mark.parametrize("erratum", errata(), ids=lambda erratum: erratum.name)
def test_an_erratum_has_a_proof_that_is_collected_and_a_myth_that_is_shown(
    erratum: Erratum, collected
):
    assert erratum.claim, erratum.name
    assert erratum.truth, erratum.name
    assert erratum.measured, erratum.name
    assert erratum.proof in collected, f"{erratum.name}: no test {erratum.proof}"
    shown = erratum.anchor in Page.at("myths.md").ids
    assert shown == (erratum.harm != "page")
