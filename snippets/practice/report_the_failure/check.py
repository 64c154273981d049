"""Let a program say that one of its threads failed."""

import re
import subprocess
import sys
from pathlib import Path

TOOLS = str(Path(__file__).parents[2])

# Runs the answer as a program or calls its `main`. In its jobs, the sleeps let both jobs
# meet, and the sandwich's fails if it is told to. No limit on a wait is long enough.
RUN = """
import faulthandler, runpy, sys, threading, time, types

path, flour, fails, tools = sys.argv[1:]
sys.argv[1:] = []
sys.path.append(tools)
from practice.calls import impatient
faulthandler.dump_traceback_later(4, exit=True)
real_sleep, meet = time.sleep, threading.Barrier(2)

def sleep(seconds):
    job = sys._getframe(1).f_code.co_name
    if job == fails:
        raise RuntimeError("no ham is left")
    if job in ("bake_bread", "make_sandwich") and flour == "500" and not fails:
        try:
            meet.wait(1)
        except threading.BrokenBarrierError:
            print("alone", file=sys.stderr)
    real_sleep(seconds)

time.sleep = sleep
with impatient(types.SimpleNamespace(__file__=path)):
    if flour:
        sys.exit(runpy.run_path(path)["main"](int(flour)))
    runpy.run_path(path, run_name="__main__")
"""


def check(answer):
    runs = [start(answer, *case) for case in CASES]
    no_flour, little_flour, works, no_ham = [Ended(run, answer) for run in runs]
    assert "Bread" not in no_flour.printed, (
        "300 g of flour have to be too little for the bread"
    )
    assert no_flour.printed or no_flour.errors or no_flour.status, (
        "run as a program the file does nothing: keep its last two lines, which call main"
    )
    assert no_flour.status or no_flour.errors, (
        "the error has vanished: SystemExit ends only the thread that raises it, and "
        "silently"
    )
    check_failure(no_flour, "the bread", "300 g of flour is not enough")
    assert "Sandwich is ready" in no_flour.printed, (
        "the sandwich was lost: end the program only when both threads have ended"
    )
    check_failure(little_flour, "the bread", "499 g of flour is not enough")
    check_works(works)
    check_failure(no_ham, "the sandwich", "no ham is left")


CASES = ("", ""), ("499", ""), ("500", ""), ("500", "make_sandwich")


def check_failure(run, job, text):
    assert run.status, (
        f"{job} failed, yet the exit status is 0: join does not raise what its "
        "thread raised"
    )
    assert "All tasks completed!" not in run.printed, (
        f"{job} failed, yet the program prints 'All tasks completed!'"
    )
    assert text in run.errors, (
        f"{job} failed, and nothing on standard error says why: show the exception's text"
    )


def check_works(run):
    assert run.status == 0, (
        "with 500 g of flour nothing fails, so the exit status has to be 0"
    )
    lines = run.printed.splitlines()
    assert sorted(lines[:2]) == ["Bread is ready", "Sandwich is ready"], (
        "with 500 g of flour, both have to be ready before the last line"
    )
    assert lines[2:] == ["All tasks completed!"], (
        "with 500 g of flour the last line has to be 'All tasks completed!'"
    )
    assert "alone" not in run.errors, (
        "the sandwich is not begun before the bread is ready, or the other way round: "
        "start both, then look how they ended"
    )


def start(answer, flour, fails):
    """Start `main(flour)`, or without flour the program, as a process."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN, answer.__file__, flour, fails, TOOLS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class Ended:
    """What a process printed, and its exit status."""

    def __init__(self, process, answer):
        self.printed, self.errors = process.communicate()
        self.status = process.returncode
        place = re.search(rf'"{re.escape(answer.__file__)}", line (\d+)', self.errors)
        assert not self.errors.startswith("Timeout"), (
            f"the program did not end: line {place[1] if place else '?'} waits for ever"
        )
