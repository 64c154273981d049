"""Tests the runner of the exercises: what it says of each kind of answer."""

import shutil
import subprocess
import sys

import pytest

from snippets.practice import runner

CHECK = '''
"""Add two numbers."""

def check(answer):
    assert answer.add(1, 2) == 3, "1 and 2 do not give 3"
'''


@pytest.fixture
def check(tmp_path, monkeypatch):
    folder = tmp_path / "practice" / "add"
    folder.mkdir(parents=True)
    folder.joinpath("check.py").write_text(CHECK)
    monkeypatch.setattr(runner, "HERE", folder.parent)
    shutil.copy(runner.Path(runner.__file__).with_name("child.py"), folder.parent)

    def check(text, *, name="mine.py", check=CHECK, limit=10.0):
        folder.joinpath("check.py").write_text(check)
        folder.joinpath(name).write_text(text)
        return runner.check("add", folder / name, limit)

    return check


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "snippets.practice", *arguments],
        capture_output=True,
        text=True,
        cwd=runner.HERE.parents[1],
        timeout=20,
    )


def test_a_right_answer_is_done(check):
    assert str(check("def add(a, b): return a + b")) == "done"


def test_a_wrong_answer_gets_the_message_and_its_output(check):
    result = check("def add(a, b):\n    print('adding')\n    return a")
    assert result.kind == "wrong"
    assert str(result).startswith("not yet: 1 and 2 do not give 3\n")
    assert str(result).endswith("adding")


def test_a_missing_function_is_named(check):
    result = check("def sum(a, b): return a + b")
    assert result.message == "mine.py has no add: keep the given names"


def test_an_import_error_shows_only_the_answer(check):
    result = check("def add(a, b): return a + b\n\nimport nowhere\n")
    assert result.kind == "raised"
    assert "the import of mine.py raised ModuleNotFoundError" in result.message
    assert 'mine.py", line 3' in result.traceback
    assert "child.py" not in result.traceback
    assert "importlib" not in result.traceback


def test_a_syntax_error_shows_its_line(check):
    result = check("def add(a, b) return a + b")
    assert "SyntaxError" in result.message
    assert 'mine.py", line 1' in result.traceback
    assert "child.py" not in result.traceback


def test_an_exception_of_the_answer_shows_only_the_answer(check):
    result = check("def add(a, b):\n    assert a < 0\n    return a + b")
    assert result.kind == "raised"
    assert result.message.startswith("it raised AssertionError")
    assert 'mine.py", line 2' in result.traceback
    assert "check.py" not in result.traceback


def test_an_exit_of_the_answer_is_reported(check):
    assert "raised SystemExit: 0" in check("raise SystemExit(0)").message
    assert check("import os\nos._exit(7)").message == "ended with exit code 7"


def test_an_assertion_in_an_exception_group_is_a_message(check):
    grouped = """
def check(answer):
    try:
        assert False, "both are wrong"
    except AssertionError as error:
        raise ExceptionGroup("two", [error]) from None
"""
    assert check("", check=grouped).message == "both are wrong"


def test_a_fault_of_the_check_is_not_blamed_on_the_answer(check):
    result = check("", check="def check(answer):\n    1 / 0\n")
    assert result.kind == "broken"
    assert "if you do, the check is at fault" in result.message
    assert "ZeroDivisionError" in result.traceback


def test_an_exception_of_the_answer_in_a_group_is_the_answers(check):
    grouped = """
def check(answer):
    try:
        answer.add(1, None)
    except* TypeError:
        raise
"""
    result = check("def add(a, b):\n    return a + b", check=grouped)
    assert result.kind == "raised"
    assert 'mine.py", line 2' in result.traceback


PLAIN = "def add(a, b):\n    return None\n"
COROUTINE = "async def sum_up(a, b):\n    return a + b\n"


def test_a_coroutine_that_became_a_plain_function_is_named(check):
    awaits = """
import asyncio

def check(answer):
    assert asyncio.run(answer.add(1, 2)) == 3, "1 and 2 do not give 3"
"""
    for name in ("starter.py", "solution.py"):
        check(COROUTINE.replace("sum_up", "add"), name=name)
    message = check(PLAIN, check=awaits).message
    assert message.startswith("add returned None, which cannot be awaited: keep it")
    text = COROUTINE + "def add(a, b):\n    return sum_up(a, b)\n"
    assert check(text, check=awaits).kind == "done"


def test_a_helper_may_become_a_plain_function(check):
    both = "def add(a, b):\n    return a + b\n" + COROUTINE
    for name in ("starter.py", "solution.py"):
        check(both, name=name)
    text = (
        COROUTINE.removeprefix("async ") + "def add(a, b):\n    return sum_up(a, b)\n"
    )
    assert check(text).kind == "done"


HANG = """
import threading

lock = threading.Lock()

def add(a, b):
    with lock:
        lock.acquire()
"""


def test_a_hang_is_ended_and_its_place_named(check):
    result = check(HANG, limit=1)
    assert result.kind == "hangs"
    assert result.message == "did not end within 1 s: line 8, `lock.acquire()`"
    assert result.output == ""


ALL_WAIT = """
import asyncio

async def never():
    await asyncio.Event().wait()

async def outer():
    await never()

def add(a, b):
    async def both():
        await asyncio.gather(outer(), outer())
    asyncio.run(both())
"""


def test_a_hang_of_tasks_names_the_lines_in_which_they_wait(check):
    result = check(ALL_WAIT, limit=1)
    assert result.kind == "hangs"
    lines = result.message.removeprefix("did not end within 1 s: ").split(" and ")
    assert set(lines) == {
        "line 5, `await asyncio.Event().wait()`",
        "line 12, `await asyncio.gather(outer(), outer())`",
        "line 13, `asyncio.run(both())`",
    }


def test_a_hang_under_a_clock_of_the_check_is_ended(check):
    quick = "import time\n\ntime.sleep = lambda seconds: None\n" + CHECK
    assert check(HANG, check=quick, limit=1).kind == "hangs"


TASK = """
import asyncio

async def main():
    await step()

async def step():
    await asyncio.Event().wait()

def add(a, b):
    asyncio.run(main())
"""


def test_of_a_task_that_hangs_the_place_is_named(check):
    message = check(TASK, limit=1).message
    assert "line 8, `await asyncio.Event().wait()`" in message
    assert "line 5" not in message


def test_an_answer_that_keeps_the_program_alive_hangs(check):
    text = "import threading\n\ndef add(a, b):\n"
    text += "    threading.Thread(target=threading.Event().wait).start()\n"
    assert check(text + "    return a + b\n", limit=1).kind == "hangs"


def test_a_thread_left_behind_does_not_delay_a_failure(check):
    text = "import threading\n\ndef add(a, b):\n"
    text += "    threading.Thread(target=threading.Event().wait).start()\n"
    assert check(text).kind == "wrong"


def test_an_answer_with_the_name_of_a_standard_module_is_told_so(check):
    result = check("def add(a, b): return a + b", name="queue.py")
    assert result.message.startswith("queue.py has the name of a standard module")


def test_an_answer_may_use_the_course_server_and_processes(tmp_path):
    text = """
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from course_server import CourseServer

TOOLS, CHOICE = [], {}
assert CourseServer

def double(number):
    return 2 * number

context = multiprocessing.get_context("spawn")
if multiprocessing.parent_process() is None:
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        print("doubled:", pool.submit(double, 4).result())
"""
    tmp_path.joinpath("mine.py").write_text(text)
    result = runner.check("choose_the_tool", tmp_path / "mine.py")
    assert result.output == "doubled: 8\n", result


def test_without_a_name_every_exercise_is_listed():
    lines = run().stdout.splitlines()
    assert [line.split()[0] for line in lines] == runner.names()
    for name, line in zip(runner.names(), lines, strict=True):
        assert line.endswith(runner.task(name))


def test_the_command_says_not_yet_and_done():
    starter = run("overlap_the_waits")
    assert starter.returncode == 1
    assert starter.stdout.startswith("overlap_the_waits: not yet: ")
    solution = run("overlap_the_waits", "solution.py")
    assert solution.returncode == 0
    assert solution.stdout == "overlap_the_waits: done\n"


def test_an_unknown_name_or_file_is_told_near_ones():
    unknown = run("overlap_waits")
    assert unknown.returncode == 2
    assert unknown.stderr == (
        "no exercise 'overlap_waits': did you mean overlap_the_waits?\n"
    )
    everything = run("zzz")
    assert everything.returncode == 2
    assert everything.stderr.split("\n")[1:-1] == runner.names()
    nothing = run("overlap_the_waits", "nowhere.py")
    assert nothing.returncode == 2
    assert nothing.stderr == "overlap_the_waits: there is no file nowhere.py\n"
    assert run("--help").returncode == 2
