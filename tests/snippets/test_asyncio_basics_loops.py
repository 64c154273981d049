"""Tests of how programs start loops, on each Python, and of asyncio's history."""

import ast
import asyncio
import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
from asyncio_basics import global_loop_broken, global_loop_fixed

from tests.snippets.programs import SNIPPETS, run_program

PAGE = SNIPPETS.parent / "docs/learn/asyncio-basics.md"
GUARD = '\n\nif __name__ == "__main__":'


def run_text(tmp_path: Path, text: str) -> subprocess.CompletedProcess[str]:
    """Run a program given as text, the way a reader would."""
    program = tmp_path / "program.py"
    program.write_text(text, "utf-8")
    hidden = ("PYTHONUNBUFFERED", "PYTHONWARNINGS")
    env = {key: value for key, value in os.environ.items() if key not in hidden}
    command = [sys.executable, program]
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=20)


@pytest.mark.parametrize(
    "name", ["fetch_and_count.py", "hello_coroutine.py", "future_timeline.py"]
)
def test_e21_without_its_last_lines_a_program_is_silent(name, tmp_path):
    whole = (SNIPPETS / "asyncio_basics" / name).read_text("utf-8")
    definitions, guard, start = whole.partition(GUARD)
    assert "asyncio.run(" in whole
    assert guard
    assert start
    cut = run_text(tmp_path, definitions)
    assert (cut.returncode, cut.stdout, cut.stderr) == (0, "", "")
    complete = run_text(tmp_path, whole)
    assert (complete.returncode, complete.stderr) == (0, "")
    assert complete.stdout


def test_e21_without_its_import_a_program_ends_in_a_name_error(tmp_path):
    cut = run_text(tmp_path, "loop = asyncio.get_event_loop()\n")
    assert cut.returncode == 1
    assert "NameError: name 'asyncio' is not defined" in cut.stderr


def test_e8_a_global_loop_is_missing_or_the_wrong_one(capsys):
    broken = run_program("asyncio_basics/global_loop_broken.py")
    assert broken.returncode == 1
    assert "NameError: name 'loop' is not defined" in broken.stderr
    with pytest.raises(NameError, match="name 'loop' is not defined"):
        asyncio.run(global_loop_broken.main())

    async def wait_on(loop):
        future = loop.create_future()
        loop.call_soon(future.set_result, None)
        await future

    loop = asyncio.new_event_loop()
    with pytest.raises(RuntimeError, match="attached to a different loop"):
        asyncio.run(wait_on(loop))
    loop.close()

    asyncio.run(global_loop_fixed.main(0.01))
    assert capsys.readouterr().out == "ding\n"


def test_e9_what_get_event_loop_does_depends_on_version_and_on_the_past(tmp_path):
    at_start = run_text(
        tmp_path, "import asyncio\nasyncio.get_event_loop().close()\nprint('made')\n"
    )
    if sys.version_info >= (3, 14):
        assert "RuntimeError: There is no current event loop" in at_start.stderr
    elif sys.version_info >= (3, 12):
        assert at_start.stdout == "made\n"
        assert "DeprecationWarning: There is no current event loop" in at_start.stderr
    elif sys.version_info >= (3, 11, 2):
        assert (at_start.stdout, at_start.stderr) == ("made\n", "")

    after_run = run_program("asyncio_basics/two_runs_broken.py")
    assert (after_run.returncode, after_run.stdout) == (1, "hello, Ada\n")
    assert "RuntimeError: There is no current event loop" in after_run.stderr
    fixed = run_program("asyncio_basics/two_runs_fixed.py")
    assert (fixed.stdout, fixed.stderr) == ("hello, Ada\nhello, Grace\n", "")


def test_inside_a_coroutine_get_event_loop_is_the_running_loop():
    async def main():
        return asyncio.get_event_loop() is asyncio.get_running_loop()

    assert asyncio.run(main())


def test_asyncio_run_refuses_to_start_inside_a_loop():
    async def main():
        inner = asyncio.sleep(0)
        with pytest.raises(RuntimeError, match="cannot be called from a running"):
            asyncio.run(inner)
        await inner

    asyncio.run(main())


def test_the_asyncio_prompt_awaits_at_top_level():
    run = subprocess.run(
        [sys.executable, "-m", "asyncio"],
        input='await asyncio.sleep(0.1, result="done")\n',
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert ">>> 'done'" in run.stdout


@pytest.mark.skipif(sys.version_info < (3, 12), reason="eager tasks came with 3.12")
def test_an_eager_task_starts_inside_create_task(capsys):
    from asyncio_basics import eager_tasks

    asyncio.run(eager_tasks.main())
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["eager task runs", "after create_task, done: True"]


def test_e35_asyncio_is_from_3_4_and_its_syntax_from_3_5():
    program = "async def main():\n    await other()\n"
    for version in (3, 3), (3, 4):
        with pytest.raises(SyntaxError, match=r"3\.5 and greater"):
            ast.parse(program, feature_version=version)
    ast.parse(program, feature_version=(3, 5))
    assert "PEP 3156" in inspect.getdoc(asyncio)

    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line[:1] == "|"]
    history = {row.split("|")[1].strip(): row for row in rows}
    assert "asyncio" in history["3.4"]
    assert "https://peps.python.org/pep-3156/" in history["3.4"]
    assert "https://peps.python.org/pep-0492/" in history["3.5"]
    assert "3.3" not in history
