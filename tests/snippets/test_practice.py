"""Tests every exercise: its starter and wrong answers fail as they say, its solution passes."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from publish import DOCS
from snippets.practice import runner

FOLDERS = {name: runner.HERE / name for name in runner.names()}


def answers(pattern):
    paths = [path for folder in FOLDERS.values() for path in folder.glob(pattern)]
    return [pytest.param(p, id=f"{p.parent.name}/{p.stem}") for p in sorted(paths)]


def docstring(path):
    return ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""


def check(path):
    return runner.check(path.parent.name, path)


def test_every_folder_is_a_whole_exercise():
    folders = {p.parent for p in runner.HERE.glob("*/*.py")}
    for folder in folders:
        files = {path.name for path in folder.glob("*.py")}
        assert {"check.py", "starter.py", "solution.py"} <= files, folder
        assert len(list(folder.glob("wrong_*.py"))) >= 2, folder
        assert len(list(folder.glob("right_*.py"))) >= 2, folder


@pytest.mark.parametrize("name", FOLDERS)
def test_the_task_is_one_sentence(name):
    assert runner.task(name).endswith("."), runner.task(name)


@pytest.mark.parametrize("path", answers("starter.py"))
def test_a_starter_fails_with_a_sentence(path):
    result = check(path)
    assert result.kind == "wrong", result
    assert " " in result.message, result


@pytest.mark.parametrize("path", answers("solution.py"))
def test_a_solution_passes(path):
    result = check(path)
    assert result.kind == "done", result


@pytest.mark.parametrize("path", answers("right_*.py"))
def test_another_right_answer_passes(path):
    """Each says in its docstring in which way it differs from the solution."""
    assert docstring(path), f"{path} has no docstring"
    result = check(path)
    assert result.kind == "done", result


@pytest.mark.parametrize("path", answers("wrong_*.py"))
def test_a_wrong_answer_fails_with_its_own_message(path):
    result = check(path)
    assert docstring(path), f"{path} has no docstring"
    assert result.kind == "wrong", result
    assert " ".join(docstring(path).split()) in " ".join(result.message.split())


@pytest.mark.parametrize("name", FOLDERS)
def test_each_wrong_answer_has_a_message_of_its_own(name):
    said = [docstring(path) for path in Path(FOLDERS[name]).glob("wrong_*.py")]
    assert len(set(said)) == len(said), said


@pytest.mark.parametrize("name", FOLDERS)
def test_a_page_shows_the_exercise_and_its_command(name):
    pages = Path(runner.HERE.parents[1], "docs", "practice").glob("*.md")
    text = "\n".join(page.read_text("utf-8") for page in pages)
    for shown in (f"practice/{name}/starter.py", f"practice/{name}/solution.py"):
        assert f'--8<-- "{shown}"' in text
    assert f"python -m snippets.practice {name}\n" in text


def test_the_practice_page_shows_what_the_command_prints():
    shown = (DOCS / "practice" / "index.md").read_text("utf-8")
    folder = FOLDERS["overlap_the_waits"]
    for name in ("wrong_no_join.py", "solution.py"):
        command = [
            sys.executable,
            "-m",
            "snippets.practice",
            folder.name,
            folder / name,
        ]
        run = subprocess.run(command, cwd=DOCS.parent, capture_output=True, text=True)
        assert f"`{run.stdout.splitlines()[0]}`" in shown
