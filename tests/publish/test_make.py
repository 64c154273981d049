"""What `make` does before it sets anything up, and how the stages of `make test` report."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.page import find_page
from tests.publish.project import ROOT
from tests.stages import run_stages


def test_make_alone_lists_the_commands_and_sets_nothing_up(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    env = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    run = subprocess.run(
        ["make"], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert (run.returncode, run.stderr) == (0, "")
    names = [line.split()[:2] for line in run.stdout.splitlines()]
    assert names[:3] == [["make", "help"], ["make", "serve"], ["make", "test"]]
    assert [path.name for path in tmp_path.iterdir()] == ["Makefile"]


def test_stages_say_which_runs_and_stop_at_the_first_that_fails(capfd):
    stages = [("one", "echo first"), ("two", "exit 3"), ("three", "echo never")]
    assert run_stages(stages) == 3
    told = re.sub(r"\d+:\d\d", "0:00", capfd.readouterr().out)
    assert told.splitlines() == [
        "=== 1 of 3: one (at 0:00)",
        "first",
        "=== 2 of 3: two (at 0:00)",
        "=== times",
        "  0:00  one",
        "  0:00  two FAILED",
        "  0:00  together",
    ]


def test_stages_that_all_pass_end_with_their_times(capfd):
    assert run_stages([("one", "true"), ("two", "true")]) == 0
    assert "FAILED" not in capfd.readouterr().out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "usage: make page PAGE="),
        ("lern/gill.md", "no page lern/gill.md in docs/; near it: learn/gil.md"),
        ("nowhere", "no page nowhere in docs/\n"),
    ],
)
def test_a_page_that_is_not_there_is_told_in_one_line(name, told):
    command = [sys.executable, "-m", "tests.page", name]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (2, "")
    assert run.stdout.startswith(told)
    assert len(run.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("threads", "learn/threads.md"),
        ("learn/threads.md", "learn/threads.md"),
        ("docs/learn/threads.md", "learn/threads.md"),
        (ROOT / "docs/learn/threads.md", "learn/threads.md"),
        ("practice/threads", "practice/threads.md"),
        ("index.md", "index.md"),
        ("learn/notebooks/performance.ipynb", "learn/notebooks/performance.ipynb"),
    ],
)
def test_a_page_has_several_names(name, page):
    assert find_page(str(name)) == ROOT / "docs" / page
