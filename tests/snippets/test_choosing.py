"""The five questions recommend what the lessons show, and each cell leads to its proof."""

import re
from itertools import product

import pytest
from choosing.chooser import JOBS, Step, choose

from publish import DOCS
from tests.snippets.programs import run_program

PAGE = DOCS / "learn" / "choosing.md"
ANSWERS = {
    "overlaps": [True, False],
    "computes": ["no", "Python", "C"],
    "library": ["both", "blocking", "asyncio"],
    "waiting": ["tens", "thousands"],
    "program": ["plain", "asyncio"],
}
STEPS = [
    Step(**dict(zip(ANSWERS, row, strict=True))) for row in product(*ANSWERS.values())
]


def expected(step, gil):
    """Return the recommendations that the lessons leave open for a step."""
    if not step.overlaps:
        return {"a plain call"}
    if step.computes == "Python":
        return {"processes"} if gil else {"threads"}
    if step.computes == "C":
        return {"threads"}
    if step.library != "both":
        return {"threads" if step.library == "blocking" else "asyncio"}
    few_in_a_plain_program = step.waiting == "tens" and step.program == "plain"
    return {"threads"} if few_in_a_plain_program else {"asyncio"}


@pytest.mark.parametrize("gil", [True, False])
def test_every_answer_to_the_five_questions_gives_one_tool(gil):
    assert len(STEPS) == 72
    for step in STEPS:
        assert {choose(step, gil)} == expected(step, gil), step


def test_python_code_that_computes_is_never_sent_to_threads_or_a_loop():
    for step in STEPS:
        if step.computes == "Python":
            assert choose(step) in {"processes", "a plain call"}


def test_a_library_that_blocks_is_never_given_to_a_loop():
    for step in STEPS:
        if step.library == "blocking":
            assert choose(step) != "asyncio"


def test_the_chooser_prints_a_line_for_each_job():
    done = run_program("choosing/chooser.py")
    assert done.stdout.splitlines() == [
        f"{name}: {choose(step)}" for name, step in JOBS.items()
    ]
    assert done.stderr == ""


def rows_after(heading):
    """Return the cells of the first table below a heading of the page."""
    text = PAGE.read_text("utf-8").partition(f"## {heading}\n")[2]
    table = re.search(r"(?m)(?:^\|.*\n)+", text)[0]
    rows = [line.strip("|").split("|") for line in table.splitlines()]
    return [[cell.strip() for cell in row] for row in rows if "---" not in row[0]]


def slug(heading):
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


def sections(page):
    """Return the text of each section of a lesson by its anchor."""
    text = (PAGE.parent / page).read_text("utf-8")
    parts = re.split(r"(?m)^(#{2,3} .*)$", text)[1:]
    found, above = {}, None
    for heading, body in zip(parts[::2], parts[1::2], strict=True):
        anchor = slug(heading.lstrip("#"))
        found[anchor] = body
        if heading.startswith("### "):
            found[above] += body
        else:
            above = anchor
    return found


def test_each_cell_leads_to_a_section_with_an_example():
    rows = rows_after("The tools side by side")
    assert len(rows) == 14
    assert rows[0] == ["What", "Threads", "asyncio", "Processes"]
    for row in rows[1:]:
        for cell in row[1:]:
            links = re.findall(r"\]\(([^)]*)\)", cell)
            assert links, f"{row[0]}: {cell} leads nowhere"
            for link in links:
                page, _, anchor = link.partition("#")
                found = sections(page or PAGE.name)
                assert anchor in found, f"{link}: no such section"
                assert "```" in found[anchor], f"{link} shows no example"
