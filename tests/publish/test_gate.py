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
        "gate: 1 preformatted texts shown, each claimed by one block that ran\n",
    )


RAN = "language-python highlight|print(1)  # (1)!"


@pytest.mark.parametrize(
    "block",
    [
        "language-python highlight|print(2)",
        "language-py highlight|print(2)",
        "language-pycon highlight|&gt;&gt;&gt; 2",
        "highlight-ipynb hl-python|print(2)",
        "lang-python3|print(2)",
        "language-text highlight|x",
        "language-cython highlight|print(2)",
        "highlight|print(2)",
        "|print(2)",
        "language-output highlight|2",
        RAN,  # the same, once more
    ],
)
def test_a_text_that_no_block_claims_is_refused(project, block):
    show(project, RAN, block)
    run = gate(project)
    assert run.returncode == 1
    [refused, _] = run.stdout.splitlines()
    assert refused.startswith("site/index.html: the text that begins")
    assert refused.endswith("a block of this page that has run")


@pytest.mark.parametrize(
    "html",
    [
        "<pre><code>print(1)  # (1)!</code><code>\nprint(2)</code></pre>",
        "<pre>print(1)  # (1)!<b>\nprint(2)</b></pre>",
        "<pre>print(1) # (1)!</pre>",
        "<pre>print(1)  # (2)!</pre>",
        "<pre>print(1)  # (1)!</pre><textarea>print(2)</textarea>",
        "<pre>print(1)  # (1)!</pre><xmp>print(2)</xmp>",
        '<pre>print(1)  # (1)!</pre><code class="language-python">print(2)</code>',
        '<pre>print(1)  # (1)!</pre><div class="language-python">print(2)</div>',
        "<pre>print(1)  # (1)!</pre><noscript><pre>print(2)</pre></noscript>",
        "<pre>print(1)  # (1)!</pre><template><pre>print(2)</pre></template>",
    ],
)
def test_a_text_that_is_shown_otherwise_is_refused(project, html):
    project.write("site/index.html", f"<html><body>{html}</body></html>")
    run = gate(project)
    assert run.returncode == 1
    assert "site/index.html: the text that begins" in run.stdout


def test_a_block_that_is_not_shown_is_missed(project):
    project.write("site/index.html", "<html><body><p>text</p></body></html>")
    run = gate(project)
    assert "docs/index.md:3: the built page does not show this block" in run.stdout
    assert run.returncode == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("404.html", "<pre>print(2)</pre>", "site/404.html: the text that begins"),
        ("code.md", "print(2)", "site/code.md: nobody checks files of this kind"),
        ("more.py", "print(2)", "site/more.py: this is no file of docs/ or snippets/"),
    ],
)
def test_every_file_of_the_site_is_read(project, name, text, said):
    show(project, RAN)
    project.write(f"site/{name}", text)
    run = gate(project)
    assert run.returncode == 1
    assert said in run.stdout


def test_a_page_that_was_not_built_is_missed(project):
    project.write("site/404.html", "<p>nothing</p>")
    assert "site/index.html: the page was not built" in gate(project).stdout


def test_a_site_without_a_block_is_refused(project):
    project.write("docs/index.md", "text\n")
    project.write("site/index.html", "<p>text</p>")
    run = gate(project)
    assert run.returncode == 1
    assert "nothing was checked" in run.stdout


def test_a_file_that_changed_after_its_run_is_named(project):
    project.write("snippets/data.txt", "1")
    reads = "import course_server, pathlib\n"
    reads += (
        "print((pathlib.Path(course_server.__file__).parent / 'data.txt').read_text())"
    )
    project.write("docs/index.md", f"```python\n{reads}\n```\n")
    assert project.run_blocks().returncode == 0
    show(project, f"language-python|{reads}")
    assert gate(project).returncode == 0
    project.write("snippets/data.txt", "2")
    run = gate(project)
    assert run.returncode == 1
    assert "ran with snippets/data.txt as it no longer is" in run.stdout


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
        "import markdown, pathlib; from publish.page.reading import page_offset;"
        "page = pathlib.Path('docs/index.md').absolute(); page_offset.set((page, 0));"
        "print(markdown.markdown(page.read_text(), extensions="
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
