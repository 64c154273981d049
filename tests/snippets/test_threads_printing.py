"""Tests of the claims about lines that threads print or log."""

import io
import logging
import re
import subprocess
import sys
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from threads import print_is_two_writes

from tests.snippets.programs import SNIPPETS, run_program

MANY = "from threads.log_from_threads import main; main('abcd', 500)"


class Screen:
    """A stand-in for stdout that lets another thread in after every write."""

    def __init__(self, patience):
        self.writes = []
        self.two_inside = 0
        self._meeting = Barrier(2)
        self._patience = patience

    def write(self, text):
        self.writes.append(text)
        try:
            self._meeting.wait(self._patience)
            self.two_inside += 1
        except BrokenBarrierError:
            self._meeting.reset()

    def flush(self):
        pass


def run_both(function):
    threads = [Thread(target=function, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_print_writes_the_text_and_the_line_end_separately(capsys):
    print_is_two_writes.main()
    pieces = ["Bread is ready"] * 2 + ["\n"] * 2
    assert capsys.readouterr().out == f"{pieces}\n"


def test_e40_a_thread_switch_between_the_two_writes_tears_the_line():
    screen = Screen(patience=5)
    run_both(lambda name: print(name, file=screen))
    assert "".join(screen.writes) in ("onetwo\n\n", "twoone\n\n")
    assert screen.two_inside > 0


def test_e40_logging_makes_one_write_and_keeps_other_threads_out_of_it():
    screen = Screen(patience=0.2)
    log = logging.Logger("test")
    log.addHandler(logging.StreamHandler(screen))
    run_both(log.warning)
    assert sorted(screen.writes) == ["one\n", "two\n"]
    assert screen.two_inside == 0


@pytest.mark.parametrize("options", [[], ["-u"]])
def test_e40_no_logged_line_is_torn(monkeypatch, options):
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    run = subprocess.run(
        [sys.executable, *options, "-c", MANY],
        cwd=SNIPPETS,
        capture_output=True,
        text=True,
    )
    lines = run.stdout.splitlines()
    assert len(lines) == 4 * 500
    assert all(re.fullmatch(r"[abcd]: step \d+", line) for line in lines)


def test_each_thread_logs_its_own_steps_in_order():
    lines = run_program("threads/log_from_threads.py").stdout.splitlines()
    for name in ("oven", "counter"):
        own = [line for line in lines if line.startswith(name)]
        assert own == [f"{name}: step 1", f"{name}: step 2"]


def test_text_written_while_a_stream_is_flushed_is_kept_from_3_13():
    class Raw(io.BytesIO):
        def write(self, data):
            if not self.tell():
                text.write("middle\n")
            return super().write(data)

    raw = Raw()
    text = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    text.write("x" * 8190 + "\n")
    text.write("last\n")
    text.flush()
    kept = b"middle\n" in raw.getvalue()
    if sys.version_info[:3] in {(3, 11, 7), (3, 12, 1)}:
        assert not kept
    elif sys.version_info >= (3, 13):
        assert kept
    else:
        pytest.skip("the page says nothing about this release")
