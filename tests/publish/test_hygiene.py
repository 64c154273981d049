"""Snippets that cannot be trusted are named with file and line."""

import subprocess
import sys

import pytest

from tests.publish.project import ROOT, make_project

FAULTS = {
    "unclosed.py": (
        "x = 1\n# --8<-- [start:part]\n",
        ":2: region 'part' is never closed",
    ),
    "twice.py": (
        "# --8<-- [start:a]\n# --8<-- [end:a]\n# --8<-- [start:a]\n# --8<-- [end:a]\n",
        ":3: region 'a' is here twice",
    ),
    "unopened.py": ("# --8<-- [end:a]\n", ":1: region 'a' ends but never starts"),
    "misspelt.py": ("# --8<-- [begin:a]\n", ":1: write markers as"),
    "unshown.py": ("print(1)\n", ":1: no page shows this example"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("hygiene"))
    for name, (text, _) in FAULTS.items():
        project.write(f"snippets/lesson/{name}", text)
    project.write("snippets/lesson/shown.py", "print(1)\n")
    shown = ["course_server.py", "lesson/shown.py", "lesson/none.py"]
    for number, name in enumerate(shown):
        page = f'text\n\n```python\n--8<-- "{name}"\n```\n'
        project.write(f"docs/page{number}.md", page)
    return project


def test_every_fault_is_reported_with_its_line(project):
    run = project.python("-m", "publish.page.hygiene")

    assert run.returncode == 1
    for name, (_, message) in FAULTS.items():
        assert f"snippets/lesson/{name}{message}" in run.stdout
    assert "docs/page2.md:4: no such file: snippets/lesson/none.py" in run.stdout
    assert "snippets/lesson/shown.py" not in run.stdout


def test_the_snippets_of_this_project_are_clean():
    command = [sys.executable, "-m", "publish.page.hygiene"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (run.stdout, run.returncode) == ("", 0), run.stdout + run.stderr
