"""Debug mode, logs and breakpoints: what each reports, and what it stops."""

import asyncio
import logging
import os
import re
import subprocess
import sys
import textwrap

import pytest
from debugging import breakpoint_stops, slow_step

from tests.snippets.programs import run_program

SLOW = re.compile(r"Executing <Task .*name='report'.* took (\d+\.\d+) seconds")


def slow_reports(caplog):
    return [m for r in caplog.records if (m := SLOW.search(r.getMessage()))]


def test_e33_debug_mode_names_the_slow_step(caplog):
    with caplog.at_level(logging.WARNING, "asyncio"):
        asyncio.run(slow_step.main(), debug=False)
        assert slow_reports(caplog) == []
        asyncio.run(slow_step.main(), debug=True)
    (report,) = slow_reports(caplog)
    assert float(report[1]) >= 0.19
    assert "slow_step.py:6" in report[0]


def test_a_step_below_the_limit_is_not_reported(caplog):
    async def main():
        asyncio.get_running_loop().slow_callback_duration = 30
        await slow_step.main()

    with caplog.at_level(logging.WARNING, "asyncio"):
        asyncio.run(main(), debug=True)
    assert slow_reports(caplog) == []


def test_a_task_that_goes_on_is_shown_where_it_waits_next(caplog, monkeypatch):
    async def read_report():
        slow_step.time.sleep(0.2)
        await asyncio.sleep(0)  # the line of the report

    monkeypatch.setattr(slow_step, "read_report", read_report)
    with caplog.at_level(logging.WARNING, "asyncio"):
        asyncio.run(slow_step.main(), debug=True)
    (report,) = slow_reports(caplog)
    line = read_report.__code__.co_firstlineno + 2
    assert f"running at {__file__}:{line}" in report[0]


async def is_debug():
    return asyncio.get_running_loop().get_debug()


def test_e21_set_debug_reaches_only_its_own_loop_and_the_cut_block_does_not_compile():
    loop = asyncio.new_event_loop()
    loop.set_debug(True)
    try:
        assert loop.run_until_complete(is_debug()) is True
        assert asyncio.run(is_debug(), debug=None) is sys.flags.dev_mode
        assert asyncio.run(is_debug(), debug=True) is True
    finally:
        loop.close()
    whole = """
        import asyncio
        async def main():
            await asyncio.sleep(0)
        asyncio.run(main(), debug=True)
    """
    whole = textwrap.dedent(whole)
    compile(whole, "whole", "exec")
    cut = whole.replace("    await asyncio.sleep(0)\n", "")
    with pytest.raises(IndentationError):
        compile(cut, "cut", "exec")


@pytest.mark.parametrize(
    ("flags", "variables", "expected"),
    [
        ([], {}, "False"),
        ([], {"PYTHONASYNCIODEBUG": "1"}, "True"),
        (["-X", "dev"], {}, "True"),
    ],
)
def test_the_variable_and_dev_mode_turn_debug_mode_on(flags, variables, expected):
    program = """
        import asyncio
        async def main():
            print(asyncio.get_running_loop().get_debug())
        asyncio.run(main())
    """
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    command = [sys.executable, *flags, "-c", textwrap.dedent(program)]
    run = subprocess.run(command, env=env | variables, capture_output=True, text=True)
    assert run.stdout.strip() == expected


@pytest.mark.parametrize("debug", [False, True])
def test_debug_mode_says_where_a_lost_call_was_made(debug, tmp_path):
    program = tmp_path / "lost.py"
    program.write_text(
        "import asyncio\n"
        "async def save(): pass\n"
        "async def main():\n"
        "    save()\n"
        f"asyncio.run(main(), debug={debug})\n"
    )
    error = run_program(str(program)).stderr
    assert "coroutine 'save' was never awaited" in error
    assert ("Coroutine created at" in error) is debug


@pytest.mark.skipif(sys.version_info < (3, 12), reason="taskName came with 3.12")
def test_each_log_line_names_its_thread_and_task():
    run = run_program("debugging/who_logged.py")
    assert run.stderr.splitlines() == [
        "MainThread sale-1: sold tea",
        "asyncio_0 None: charging tea",
        "MainThread sale-1: closed tea",
    ]


def test_e33_a_breakpoint_in_a_coroutine_stops_the_loop(monkeypatch, capsys):
    monkeypatch.setattr(sys, "breakpointhook", breakpoint_stops.read_at_the_prompt)
    asyncio.run(breakpoint_stops.main(breakpoint_stops.in_a_task))
    asyncio.run(breakpoint_stops.main(breakpoint_stops.in_a_thread))
    assert capsys.readouterr().out.splitlines() == [
        "in_a_task: the other task has ended: False",
        "in_a_thread: the other task has ended: True",
    ]


def test_timeouts_count_on_while_a_breakpoint_is_open(monkeypatch):
    monkeypatch.setattr(sys, "breakpointhook", breakpoint_stops.read_at_the_prompt)

    async def main():
        async with asyncio.timeout(0.1):
            breakpoint_stops.look()
            await asyncio.sleep(10)

    with pytest.raises(TimeoutError):
        asyncio.run(main())
