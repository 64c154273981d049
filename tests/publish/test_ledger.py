"""The ledger knows each block by its place, and nothing green outlives a red run."""

import json
import platform
import sys

import pytest

from tests.publish.project import make_project

BLOCK = "```python\nprint(1)\n```\n"
# Red as its environment wants it, so that no source of the ledger changes.
MOOD = "```python\nimport os\n\nassert os.environ.get('MOOD') != 'red'\n```\n"
CRASHES = (
    "\nimport os\n\n\ndef pytest_runtest_call(item):\n"
    "    if os.environ.get('MOOD') == 'crash' and 'page' in item.nodeid:\n"
    "        os._exit(3)\n"
)
OWN = platform.python_version()


@pytest.fixture
def project(tmp_path):
    project = make_project(tmp_path)
    project.write("docs/index.md", BLOCK)
    return project


def entries(project):
    path = project.root / "build/ledger.json"
    return json.loads(path.read_text("utf-8"))["blocks"]


def passed_earlier(project, version):
    """Let each block have passed on a version as well, in an earlier run."""
    path = project.root / "build/ledger.json"
    ledger = json.loads(path.read_text("utf-8"))
    for entry in ledger["blocks"].values():
        entry["passed"][version] = "passed"
    path.write_text(json.dumps(ledger), "utf-8")


def show(project, *pages):
    for page in pages:
        html = "<pre>print(1)</pre>" * 2 if page == "twice/" else "<pre>print(1)</pre>"
        project.write(f"site/{page}index.html", html)


def gate(project):
    return project.python("-m", "publish.judge.gate", "site").stdout


def test_two_blocks_of_the_same_text_are_two_entries(project):
    project.write("docs/twice.md", f"{BLOCK}\n{BLOCK}")
    assert "3 passed" in project.run_blocks().stdout
    assert [*entries(project)] == [
        "docs/index.md:1",
        "docs/twice.md:1",
        "docs/twice.md:5",
    ]
    show(project, "", "twice/")
    assert "gate: 3 preformatted texts shown" in gate(project)


def test_no_block_passes_because_another_of_the_same_text_ran(project):
    project.write("docs/twice.md", f"{BLOCK}\n{BLOCK}")
    project.run_blocks("--deselect", f"docs/twice.md::line 5 [{OWN}]")
    assert [*entries(project)] == ["docs/index.md:1", "docs/twice.md:1"]
    show(project, "", "twice/")
    said = gate(project)
    assert "docs/twice.md:5: the block is not in the ledger: it has not run" in said
    assert "docs/twice.md:1:" not in said


def test_an_entry_counts_for_no_other_text(project):
    project.run_blocks()
    path = project.root / "build/ledger.json"
    text = path.read_text("utf-8")
    digest = entries(project)["docs/index.md:1"]["text"]
    path.write_text(text.replace(digest, "0" * 64), "utf-8")
    show(project, "")
    assert "docs/index.md:1: the block is not in the ledger" in gate(project)


def test_ledgers_that_know_another_text_of_a_block_answer_for_none(project):
    project.run_blocks()
    text = (project.root / "build/ledger.json").read_text("utf-8")
    digest = entries(project)["docs/index.md:1"]["text"]
    project.write("build/ledgers/other.json", text.replace(digest, "0" * 64))
    show(project, "")
    assert "docs/index.md:1: the block is not in the ledger" in gate(project)


def test_the_cells_of_a_notebook_have_entries_of_their_own(project):
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cells = [cell | {"id": name, "source": "print(1)"} for name in "ab"]
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    project.write("docs/book.ipynb", json.dumps(book))
    assert "2 passed" in project.run_blocks().stdout
    found = entries(project)
    assert {"docs/book.ipynb: cell 1", "docs/book.ipynb: cell 2"} < found.keys()
    assert [*found["docs/book.ipynb: cell 2"]["passed"]] == [OWN]


@pytest.mark.parametrize("workers", [[], ["-n1"]])
def test_a_red_run_removes_what_was_green(project, workers):
    project.write("docs/page.md", MOOD)
    project.run_blocks()
    passed_earlier(project, "3.11.98")
    assert "1 failed" in project.run_blocks("-k", "page", *workers, MOOD="red").stdout
    found = entries(project)
    assert found["docs/page.md:1"]["passed"] == {}
    assert found["docs/index.md:1"]["passed"].keys() == {"3.11.98", OWN}
    project.run_blocks()
    assert [*entries(project)["docs/page.md:1"]["passed"]] == [OWN]


@pytest.mark.parametrize("workers", [[], ["-n1"]])
def test_a_red_collection_removes_what_was_green_on_its_page(project, workers):
    # A file that is no source of the ledger: without it, the page cannot be read.
    project.write("snippets/part.txt", "print(1)\n")
    shown = '```python title="part.txt"\n--8<-- "part.txt"\n```\n'
    project.write("docs/page.md", f"{BLOCK}\n{shown}")
    project.run_blocks()
    assert "docs/page.md:1" in entries(project)
    (project.root / "snippets/part.txt").unlink()
    run = project.run_blocks(*workers)
    assert "docs/page.md:6: no such file: snippets/part.txt" in run.stdout
    assert [*entries(project)] == ["docs/index.md:1"]
    assert gate(project).startswith("docs/page.md:6: no such file: snippets/part.txt")


def test_a_crash_removes_what_was_green_on_the_page_that_ran(project):
    path = project.root / "conftest.py"
    path.write_text(path.read_text("utf-8") + CRASHES, "utf-8")
    project.write("docs/page.md", BLOCK)
    project.run_blocks()
    assert "docs/page.md:1" in entries(project)
    run = project.run_blocks("-n1", MOOD="crash")
    assert "crashed while running 'docs/page.md" in run.stdout
    assert [*entries(project)] == ["docs/index.md:1"]


def test_a_name_says_nothing_of_a_version(project):
    python = project.root / "python3.11"
    python.symlink_to(sys._base_executable)
    run = project.run_blocks(PYTHONS=str(python))
    assert f"1 executed, on CPython {OWN}" in run.stdout
    assert [*entries(project)["docs/index.md:1"]["passed"]] == [OWN]


@pytest.mark.parametrize(
    ("runs", "said"),
    [("", f"is CPython {OWN}"), ("-I", "said nothing")],
    ids=["another version", "unwatched"],
)
def test_the_version_is_that_of_the_process_that_ran(project, runs, said):
    python = project.root / "python3.11"
    asked = "3.11.9" if not runs else OWN
    python.write_text(
        f'#!/bin/sh\nif [ "$1" = -c ]; then echo {asked}; exit; fi\n'
        f'exec {sys._base_executable} {runs} "$@"\n',
        "utf-8",
    )
    python.chmod(0o755)
    run = project.run_blocks(PYTHONS=str(python))
    assert f"python3.11 gave its version as {asked}, but the process" in run.stdout
    assert said in run.stdout
    assert entries(project)["docs/index.md:1"]["passed"] == {}
