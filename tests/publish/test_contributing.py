"""CONTRIBUTING's five minutes, done as it says: the example, its test, the failure shown."""

import re
import subprocess
import sys
import tomllib

import pytest

from tests.publish.project import ROOT, make_project

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def block(language: str, holds: str) -> str:
    """Return the one code block of CONTRIBUTING that holds a text."""
    blocks = re.findall(rf"(?ms)^(`{{3,}}){language}\n(.*?)^\1$", TEXT)
    (found,) = [body for _, body in blocks if holds in body]
    return found


PROGRAM = block("python", "ThreadPoolExecutor() as pool")
TEST = block("python", "def test_map_keeps")
POINT = tomllib.loads(block("toml", "point ="))
FENCE = block("markdown", "map_keeps_order.py")
FAILURE = block("text", "NameError")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("contributing"))
    # The failure is that of a fence in line 369 of the lesson.
    project.write("docs/learn/threads.md", "\n" * 368 + FENCE)
    project.write("snippets/threads/map_keeps_order.py", PROGRAM)
    project.write("tests/snippets/test_threads.py", TEST)
    recorded = project.python("-m", "publish.judge.record")
    assert recorded.returncode == 0, recorded.stdout
    return project


def test_the_example_passes(project):
    run = project.run_blocks()
    assert " 2 passed" in run.stdout, run.stdout
    run = project.python("-m", "pytest", "-q", "tests/snippets")
    assert "1 passed" in run.stdout, run.stdout


def test_the_point_is_taken_out(project):
    ((name, (row,)),) = POINT.items()
    assert PROGRAM.count(row["old"]) == 1
    project.write(f"edited/{name}", PROGRAM.replace(row["old"], row["new"]))
    assert project.python(f"edited/{name}").stdout == row["then"][1:] + "\n"


def test_the_failure_is_the_one_that_is_shown(project):
    name = "snippets/threads/map_keeps_order.py"
    project.write(name, PROGRAM.replace("[slow, quick]", "[slow, quik]"))
    try:
        run = project.run_blocks("-k", "not recorded")
    finally:
        project.write(name, PROGRAM)
    shown = re.sub(r"CPython 3\.\d+\.\d+", "CPython", FAILURE)
    said = re.sub(r"CPython 3\.\d+\.\d+", "CPython", run.stdout)
    assert shown in said, said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (PROGRAM, "snippets/threads/map_keeps_order.py"),
        (TEST, "tests/snippets/test_map_keeps_order.py"),
    ],
    ids=["program", "test"],
)
@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=str)
def test_the_samples_pass_make_check(text, name, command):
    ruff = [sys.executable, "-m", "ruff", *command, "--stdin-filename", name, "-"]
    run = subprocess.run(ruff, cwd=ROOT, input=text, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
