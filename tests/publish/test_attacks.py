"""Attempts to publish something wrong are refused by page and line; honest pages are not."""

import html
import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.publish.attacks.fences import FENCES
from tests.publish.attacks.files import FILES, SOURCES
from tests.publish.attacks.html import HTML
from tests.publish.attacks.notebooks import METADATA, NOTEBOOKS
from tests.publish.attacks.outputs import OUTPUTS
from tests.publish.attacks.programs import OPTIONS, PROGRAMS, SHELLS
from tests.publish.attacks.shown import SHOWN
from tests.publish.project import make_project

FILED = {
    "whole.py": b'# --8<-- [start:part]\nx = 1\n# --8<-- [end:part]\nraise KeyError("rest")\n',
    "good.py": b"def double(x):\n    return 2 * x\n\n\n"
    b"# --8<-- [start:part]\nprint(double(2))\n# --8<-- [end:part]\n",
    "twice.py": b"print('b')\nprint('b')\n",
    "two.py": b"print(1)\nprint(2)\n",
    "fence.py": b'"""Text.\n```\n\n```text\nmore\n"""\n',
    "empty.py": b"",
    "latin.py": b"x = '\xe9'\n",
    "tab.py": b"if 1:\n\tx = 1\n",
    "bidi.py": "x = '\u202e'\n".encode(),
    "width.py": "x = '\u200b'\n".encode(),
    "includes.py": b'x = """\n--8<-- "good.py"\n"""\n',
    "part/nothing.txt": b"",
    "x_fixed.py": b"raise KeyError\n",
}
LATER = {  # what is edited when all has run
    "page": ("docs/shown/plain.md", b"# plain", b"# Plain"),
    "block": ("docs/shown/plain.md", b"print(1)", b"print(2)"),
    "example": ("snippets/good.py", b"2 * x", b"3 * x"),
    "recording": ("snippets/good.run.json", b"{", b"{ "),
    "module that examples import": (
        "snippets/course_server.py",
        b"\n\n\n",
        b"\n\n\n\n",
    ),
    "pin of a package": ("snippets/requirements.txt", b"httpx==", b"httpx==1"),
    "setting": ("mkdocs.yml", b"admonition", b"admonition "),
    "machinery": ("publish/runs/process.py", b"TIMEOUT = 5", b"TIMEOUT = 50"),
}
REFUSED = {
    **{
        f"program: {n}": (f"text\n```python\n{c}\n```", s)
        for n, (c, s) in PROGRAMS.items()
    },
    **{f"shell: {name}": row for name, row in SHELLS.items()},
    **{f"option: {name}": row for name, row in OPTIONS.items()},
    **{f"fence: {name}": row for name, row in FENCES.items()},
    **{f"output: {name}": row for name, row in OUTPUTS.items()},
    **{f"html: {name}": row for name, row in HTML.items()},
}


def page(name: str) -> str:
    """The page of an attempt: its words, as an address."""
    return re.sub(r"\W+", "-", name.lower())


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("attacked"))
    config = (project.root / "mkdocs.yml").read_text("utf-8")
    project.write("mkdocs.yml", re.sub(r"(?ms)^nav:\n.*?^(?=\w)", "", config))
    for name, content in FILED.items():
        (project.root / "snippets" / name).parent.mkdir(exist_ok=True)
        (project.root / "snippets" / name).write_bytes(content)
    project.write("docs/index.md", "# Home\n\nText.\n")
    for name, (text, _) in SHOWN.items():
        project.write(f"docs/shown/{page(name)}.md", f"# {name}\n\n{text}\n")
    run = project.python("-m", "publish.judge.record")
    assert run.returncode == 0, run.stdout
    return project


@pytest.fixture(scope="module")
def reports(project):
    """What pytest says of the pages, refused ones among them; these are then deleted."""
    for name, (text, _) in REFUSED.items():
        project.write(f"docs/{page(name)}.md", text + "\n")
    for name, (cell, _) in NOTEBOOKS.items():
        cells = [new_code_cell(cell) if isinstance(cell, str) else cell]
        path = project.root / f"docs/{page(name)}.ipynb"
        nbformat.write(new_notebook(cells=cells), path)
    for name, (metadata, _) in METADATA.items():
        path = project.root / f"docs/{page(name)}.ipynb"
        nbformat.write(new_notebook(metadata=metadata), path)
    run = project.run_blocks("-n3")
    for name in REFUSED:
        (project.root / f"docs/{page(name)}.md").unlink()
    for name in (*NOTEBOOKS, *METADATA):
        (project.root / f"docs/{page(name)}.ipynb").unlink()
    assert run.returncode == 1
    return re.split(r"\n(?=_{3,} )", run.stdout)


@pytest.fixture(scope="module")
def gate(project, reports):
    """What the gate says of the site of the honest pages, and of files that are not."""
    build = ["-m", "mkdocs", "--quiet", "build", "--strict"]
    for run in (
        project.run_blocks("-n3"),
        project.python(*build, NO_MKDOCS_2_WARNING="1"),
        project.python("-m", "publish.judge.gate", "site"),
    ):
        if run.returncode:
            pytest.fail(run.stdout[-3000:], pytrace=False)
    for name, text, _ in FILES:
        project.write(f"site/{name}", text)
    for name, text, _ in SOURCES:
        project.write(f"docs/{name}", text)
    return project.python("-m", "publish.judge.gate", "site")


@pytest.mark.parametrize("name", REFUSED)
def test_an_attempt_is_refused_with_page_and_line(reports, name):
    own = [text for text in reports if f"docs/{page(name)}.md" in text]
    if not any(re.search(REFUSED[name][1], text) for text in own):
        pytest.fail("\n".join(own) or "it was not refused", pytrace=False)


@pytest.mark.parametrize(("name", "row"), (NOTEBOOKS | METADATA).items())
def test_a_notebook_is_refused(reports, name, row):
    own = [text for text in reports if f"docs/{page(name)}.ipynb" in text]
    if not any(re.search(row[1], text) for text in own):
        pytest.fail("\n".join(own) or "it was not refused", pytrace=False)


@pytest.mark.parametrize("name", LATER)
def test_what_changes_after_its_run_is_refused(project, gate, name):
    path, old, new = LATER[name]
    path = project.root / path
    before = path.read_bytes()
    assert old in before
    path.write_bytes(before.replace(old, new))
    run = project.python("-m", "publish.judge.gate", "site")
    path.write_bytes(before)
    assert run.returncode == 1
    assert "not in the ledger: it has not run" in run.stdout


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_honest_is_shown(project, gate, name):
    built = project.root / f"site/shown/{page(name)}/index.html"
    shown = [
        html.unescape(re.sub("<[^>]+>", "", pre))
        for pre in re.findall(r"(?s)<pre[ >].*?</pre>", built.read_text("utf-8"))
    ]
    assert any(SHOWN[name][1] in text for text in shown), shown


@pytest.mark.parametrize("row", [*FILES, *SOURCES], ids=lambda row: row[0])
def test_a_file_that_nobody_checks_is_refused(gate, row):
    assert gate.returncode == 1
    assert row[2] in gate.stdout
