"""Snippets that cannot be trusted are named with file and line."""

import subprocess
import sys

import pytest

from publish.page.hints import hint_faults
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

TASK = '## {}\n\n??? tip "Hint 1"\n\n??? tip "Hint 2"\n\n??? success "One solution"\n\n'
HINTS = {
    "a wrong order": (
        ('"Hint 1"', '"Hint 3"'),
        ["3: write 'Hint 1' here, not 'Hint 3'"],
    ),
    "a missing number": (
        ('"Hint 2"', '"Hint 3"'),
        ["5: write 'Hint 2' here, not 'Hint 3'"],
    ),
    "the same twice": (
        ('"Hint 2"', '"Hint 1"'),
        ["5: write 'Hint 2' here, not 'Hint 1'"],
    ),
    "no number": (('"Hint 2"', '"Hint"'), ["5: write 'Hint 2' here, not 'Hint'"]),
    "after the solution": (
        ('tip "Hint 2"\n\n??? success "One solution"', 'success "A solution"'),
        ["7: 'Hint 2' stands below the solution"],
    ),
    "no solution": (
        ('??? success "One solution"', "text"),
        ["5: no solution stands below the hints"],
    ),
    "none": (("Hint 1", "Hint 1"), []),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("hygiene"))
    for name, (text, _) in FAULTS.items():
        project.write(f"snippets/lesson/{name}", text)
    project.write("snippets/lesson/shown.py", "print(1)\n")
    project.write("docs/practice/a.md", TASK.replace("Hint 1", "Hint 2"))
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
    assert "docs/practice/a.md:3: write 'Hint 1' here" in run.stdout
    assert "snippets/lesson/shown.py" not in run.stdout


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("docs/page0.md", ""),
        ("docs/page2.md", "docs/page2.md:4: no such file"),
        ("docs/practice/a.md", "docs/practice/a.md:3: write 'Hint 1' here"),
        ("docs/page3.md", "snippets/lesson/"),
    ],
)
def test_the_faults_of_one_page_are_its_own(project, page, told):
    faulty = next(iter(FAULTS))
    shows = f'text\n\n```python\n--8<-- "lesson/{faulty}"\n```\n'
    project.write("docs/page3.md", shows)
    run = project.python("-m", "publish.page.hygiene", page)
    assert run.returncode == (1 if told else 0), run.stderr
    assert len(run.stdout.splitlines()) == (1 if told else 0)
    assert run.stdout.startswith(told)


@pytest.mark.parametrize("name", HINTS)
def test_hints_out_of_order_are_reported_with_their_line(name, tmp_path):
    change, said = HINTS[name]
    page = tmp_path / "page.md"
    first = TASK.format("A").replace(*change)
    if name == "after the solution":
        first += '??? tip "Hint 2"\n\n'
    page.write_text(first + TASK.format("B"), "utf-8")
    faults = [str(fault).removeprefix(f"{page}:") for fault in hint_faults(page)]
    assert len(faults) == len(said)
    assert all(map(str.startswith, faults, said))


def test_the_snippets_of_this_project_are_clean():
    command = [sys.executable, "-m", "publish.page.hygiene"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (run.stdout, run.returncode) == ("", 0), run.stdout + run.stderr
