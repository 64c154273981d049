"""The gate: a site that shows Python which did not run is not published."""

import json
import os
import platform
import sys

import pytest

from tests.publish.project import make_project

GOOD = '# Page\n\n```python title="x"\nprint(1)  # (1)!\n```\n\n1. note\n'
TOO_NEW = '# /// script\n# requires-python = ">=3.99"\n# ///\nprint("new")'


@pytest.fixture
def project(tmp_path):
    project = make_project(tmp_path)
    project.write("docs/index.md", GOOD)
    assert project.run_blocks().returncode == 0
    return project


def show(project, *blocks: str) -> None:
    """Build the page as a site would, by hand: the gate reads nothing but HTML."""
    html = "".join(
        f'<div class="{css}"><pre><code>{text}</code></pre></div>'
        for css, text in (block.split("|", 1) for block in blocks)
    )
    project.write("site/index.html", f"<html><body>{html}</body></html>")


def gate(project):
    return project.python("-m", "publish.judge.gate", "site")


def test_blocks_of_the_ledger_pass(project):
    show(project, "language-python highlight|print(1)  # (1)!\n")
    run = gate(project)
    assert (run.returncode, run.stdout) == (
        0,
        "gate: 1 Python blocks shown, all of them in the ledger\n",
    )


@pytest.mark.parametrize(
    "block",
    [
        "language-python highlight|print(2)",
        "language-py highlight|print(2)",
        "language-pycon highlight|&gt;&gt;&gt; 2",
        "highlight-ipynb hl-python|print(2)",
        "lang-python3|print(2)",
    ],
)
def test_a_block_that_did_not_run_is_refused(project, block):
    show(project, "language-python highlight|print(1)  # (1)!", block)
    run = gate(project)
    assert run.returncode == 1
    [refused, _] = run.stdout.splitlines()
    assert refused.startswith("site/index.html: the block that begins")
    assert "print(1)" not in refused
    assert refused.endswith("it has not run")


def test_other_languages_are_no_matter(project):
    show(
        project,
        "language-python highlight|print(1)  # (1)!",
        "language-text highlight|x",
    )
    assert gate(project).returncode == 0


def test_a_site_without_python_is_refused(project):
    show(project, "language-text highlight|x")
    run = gate(project)
    assert run.returncode == 1
    assert "nothing was checked" in run.stdout


def test_a_ledger_of_other_sources_does_not_count(project):
    show(project, "language-python highlight|print(1)  # (1)!")
    project.write("snippets/new.py", "print(3)\n")
    run = gate(project)
    assert run.returncode == 1
    assert "it has not run" in run.stdout


def test_a_failed_block_is_refused_though_it_passed_elsewhere(project):
    ledger = json.loads((project.root / "build/ledger.json").read_text())
    for entry in ledger["blocks"].values():
        entry["failed"] = {"3.14.0": "exit code 1"}
    project.write("build/ledgers/other.json", json.dumps(ledger))
    show(project, "language-python highlight|print(1)  # (1)!")
    run = gate(project)
    assert run.returncode == 1
    assert "docs/index.md:3: the block failed on CPython 3.14.0" in run.stdout


def test_a_later_run_of_the_same_sources_replaces_what_it_ran_again(project):
    path = project.root / "build/ledger.json"
    ledger = json.loads(path.read_text())
    for entry in ledger["blocks"].values():
        entry["failed"], entry["passed"] = entry["passed"], {"3.11.98": "passed"}
    path.write_text(json.dumps(ledger))
    project.run_blocks()
    [entry] = json.loads(path.read_text())["blocks"].values()
    assert entry["failed"] == {}
    assert entry["passed"].keys() == {"3.11.98", platform.python_version()}


def test_ledgers_of_several_pythons_merge_into_one_mark(project):
    ledger = json.loads((project.root / "build/ledger.json").read_text())
    for entry in ledger["blocks"].values():
        entry["passed"] = {"3.11.9": "passed", "3.14.0t": "passed"}
    project.write("build/ledgers/other.json", json.dumps(ledger))
    script = (
        "import markdown; print(markdown.markdown(open('docs/index.md').read(), extensions="
        "['pymdownx.superfences', 'pymdownx.highlight', 'publish.site.extension'],"
        "extension_configs={'pymdownx.highlight': {'pygments_lang_class': True}}))"
    )
    html = project.python("-c", script).stdout
    own = f"3.{sys.version_info.minor}"
    versions = sorted({"3.11", own, "3.14t"}, key=lambda v: (int(v[2:4]), v))
    expected = f"Verified on CPython {', '.join(versions)}"
    assert f'<p class="verified">{expected}</p>' in html


def test_an_example_for_a_newer_python_is_skipped_and_not_published_unrun(project):
    project.write("docs/index.md", f"```python\n{TOO_NEW}\n```\n")
    run = project.run_blocks()
    assert "1 skipped" in run.stdout
    show(project, f"language-python highlight|{TOO_NEW.replace('>', '&gt;')}")
    run = gate(project)
    assert run.returncode == 1
    assert "ran on no Python that it allows" in run.stdout


def test_each_interpreter_runs_each_block(project):
    run = project.run_blocks(PYTHONS=f"{sys.executable} {sys._base_executable}")
    assert "2 passed" in run.stdout


def test_an_interpreter_is_named_by_a_relative_path_or_a_command(project):
    folder = project.root / "own"
    folder.mkdir()
    (folder / "some-python").symlink_to(sys._base_executable)
    names = "own/some-python some-python"
    run = project.run_blocks(PYTHONS=names, PATH=f"{folder}:{os.environ['PATH']}")
    assert "2 passed" in run.stdout


def test_an_interpreter_that_does_not_run_is_named(project):
    run = project.run_blocks(PYTHONS="/nowhere/python3")
    assert run.returncode == 4
    assert "PYTHONS names /nowhere/python3, which does not run" in run.stdout


def test_a_notebook_cell_that_fails_is_reported(project):
    cell = {
        "cell_type": "code",
        "id": "a",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": "1 / 0",
    }
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    project.write("docs/book.ipynb", json.dumps(book))
    run = project.run_blocks()
    assert run.returncode == 1
    assert "docs/book.ipynb, cell 1: ZeroDivisionError" in run.stdout
