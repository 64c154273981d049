"""Checks that the performance notebook types no numbers and shows a table per picture."""

import json
import re
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[2] / "docs/learn/notebooks/performance.ipynb"
CELLS = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
SOURCES = [
    (cell["cell_type"], cell["id"], "".join(cell["source"]))
    for cell in CELLS  # in order
]
PICTURES = [
    number
    for number, (kind, _, text) in enumerate(SOURCES)
    if kind == "code" and "show_picture(figure" in text and "def " not in text
]


@pytest.mark.parametrize(
    "text", [text for kind, _, text in SOURCES if kind == "markdown"]
)
def test_the_text_of_a_cell_has_no_number(text):
    prose = re.sub(r"\]\([^)]*\)|`[^`]*`", " ", text)
    assert not re.search(r"\d", prose)


def test_there_is_a_picture_of_each_measurement():
    assert len(PICTURES) == 4


@pytest.mark.parametrize("number", PICTURES)
def test_a_picture_follows_its_table(number):
    kind, _, text = SOURCES[number - 1]
    assert kind == "code"
    assert "show_table(" in text


def test_every_id_is_different():
    ids = [name for _, name, _ in SOURCES]
    assert len(ids) == len(set(ids))
