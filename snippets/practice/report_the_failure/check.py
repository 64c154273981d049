"""Let a program say that one of its threads failed."""

import subprocess
import sys

RUN = "import runpy, sys; runpy.run_path(sys.argv[1])['main'](int(sys.argv[2]))"


def check(answer):
    fails, works = start(answer, 300), start(answer, 500)
    (printed, errors), status = fails.communicate(), fails.returncode
    assert "Bread" not in printed, "300 g of flour have to be too little for the bread"
    assert status or errors, (
        "the error has vanished: SystemExit ends only the thread that raises it, and "
        "silently"
    )
    assert status, (
        "the bread failed, yet the exit status is 0: join does not raise what its "
        "thread raised"
    )
    assert "Sandwich is ready" in printed, (
        "the sandwich was lost: end the program only when both threads have ended"
    )
    assert "All tasks completed!" not in printed, (
        "the bread failed, yet the program prints 'All tasks completed!'"
    )
    assert "300 g of flour is not enough" in errors, (
        "nothing on standard error says why: show the exception's text"
    )
    (printed, errors), status = works.communicate(), works.returncode
    assert status == 0, (
        "with 500 g of flour nothing fails, so the exit status has to be 0"
    )
    lines = printed.splitlines()
    assert sorted(lines[:2]) == ["Bread is ready", "Sandwich is ready"], (
        "with 500 g of flour, both have to be ready before the last line"
    )
    assert lines[2:] == ["All tasks completed!"], (
        "with 500 g of flour the last line has to be 'All tasks completed!'"
    )


def start(answer, flour):
    return subprocess.Popen(
        [sys.executable, "-c", RUN, answer.__file__, str(flour)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
