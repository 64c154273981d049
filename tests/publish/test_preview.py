"""``mkdocs serve`` shows every edit, renders no page in vain, and survives a fault."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.publish.previewed import Previewed
from tests.publish.project import make_project

FENCE = (
    '# Page {0}\n\nText.\n\n```python title="part/{0}.py"\n--8<-- "part/{0}.py"\n```\n'
)
SLEEPS = "import time\n\nprint('a line')\ntime.sleep(0.1)\nprint('the end')\n"
EDITS_ONCE = """\
from pathlib import Path

PAGE = Path("docs/index.md")

def on_post_build(config):
    if "As it was." in PAGE.read_text():
        PAGE.write_text("# Home\\n\\nEdited in time.\\n")
"""
NOT_RECORDED = "This run is not recorded yet"
ALL = ["index.md", "measured.ipynb", "one.md", "two.md"]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("served"))
    config = (project.root / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"(?ms)^nav:\n.*?^(?=\w)", "", config)
    project.write("mkdocs.yml", config)
    project.write("docs/index.md", "# Home\n\nThe home page.\n")
    project.write("docs/assets/interleave.css", "/* old */")
    for name in ("one", "two"):
        project.write(f"docs/{name}.md", FENCE.format(name))
        project.write(f"snippets/part/{name}.py", SLEEPS)
    cells = [
        new_markdown_cell("# Measured"),
        new_code_cell("open('ran', 'w').close()\nprint(6 * 7 * 1000)"),
    ]
    nbformat.write(new_notebook(cells=cells), project.root / "docs/measured.ipynb")
    served = Previewed(project)
    try:
        assert served.rendered() == ALL
        served.wait("", "The home page.")  # from then on, edits are watched
        yield served
    finally:
        served.stop()


def test_an_edit_of_a_page_renders_that_page(served):
    assert served.edit("docs/one.md", "Text.", "Another text.") == ["one.md"]
    served.wait("one/", "Another text.")


def test_an_edit_of_an_example_is_seen_and_its_run_said_to_be_missing(served):
    run = served.project.python("-m", "publish.judge.record")
    assert run.returncode == 0, run.stdout
    served.wait("one/", NOT_RECORDED, gone=True)
    html = served.wait("two/", 'id="run-part-two"')
    assert NOT_RECORDED not in html
    assert served.edit("snippets/part/two.py", "a line", "a new one") == ["two.md"]
    html = served.wait("two/", "a new one")
    assert NOT_RECORDED in html
    assert 'id="run-part-two"' not in html
    assert served.project.python("-m", "publish.judge.record").returncode == 0
    served.wait("two/", 'id="run-part-two"')


def test_an_edit_of_a_style_renders_no_page(served):
    assert served.edit("docs/assets/interleave.css", "old", "new") == []
    served.wait("assets/interleave.css", "new")


def test_an_edit_of_settings_or_template_is_seen_on_every_page(served):
    assert served.edit("mkdocs.yml", "site_name: Inter", "site_name: Outer") == ALL
    served.wait("one/", "Outerleave")
    edited = 'name="twitter:card" content="edited"'
    template = "publish/site/theme/main.html"
    served.edit(template, 'name="twitter:card" content="summary_large_image"', edited)
    served.wait("two/", edited)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("```{.python data-odd='x'}\nprint()\n```", ":3: unknown option data-odd"),
        ('```python\n--8<-- "part/gone.py"\n```', ":4: no such file: snippets/part/g"),
    ],
)
def test_a_fault_is_said_and_shown_and_can_be_mended(served, fault, message):
    since = len(served.said())
    assert served.edit("docs/index.md", "The home page.", fault) == ["index.md"]
    served.wait("", f"docs/index.md{message}")
    lines = [line for line in served.said(since).splitlines() if message in line]
    assert len(lines) == 1
    assert "Page one" in served.page("one/")
    assert served.edit("docs/index.md", fault, "The home page.") == ["index.md"]
    served.wait("", "docs/index.md:", gone=True)


def test_a_notebook_is_not_run_and_its_figures_are_said_to_be_stored(served):
    assert "has not run here yet" in served.page("measured/")
    assert not (served.project.root / "docs/ran").exists()
    run = served.project.python("-m", "publish.runs.notebooks")
    assert run.returncode == 0, run.stdout
    html = served.wait("measured/", "42000")
    assert "These figures are the last stored ones" in html


def test_an_edit_while_the_first_build_runs_is_seen(tmp_path):
    project = make_project(tmp_path)
    config = (project.root / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"(?ms)^nav:\n.*?^(?=\w)", "", config)
    assert "\nhooks: [" in config
    project.write("mkdocs.yml", config.replace("\nhooks: [", "\nhooks: [edits.py, "))
    project.write("docs/index.md", "# Home\n\nAs it was.\n")
    project.write("edits.py", EDITS_ONCE)
    served = Previewed(project)
    try:
        served.wait("", "Edited in time.")
    finally:
        served.stop()


def test_an_edit_of_code_starts_the_server_again(served):
    served.edit("publish/site/executing.py", "These figures are", "Those figures are")
    assert "starting again" in served.said()
    served.wait("measured/", "Those figures are")
    assert served.process.poll() is None
