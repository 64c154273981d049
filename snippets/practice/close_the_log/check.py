"""Checks that `close` stores every line, ends the thread, and does not wait in vain."""

import threading
import time

from practice.calls import impatient

LATE = "A line must be stored after one interval, without waiting for `close`."
ONCE = "Only the first interval was kept: lines must be stored after every interval."
EAGER = "A line was stored long before the interval was over: keep the interval."
SLOW = "`close` waited for the whole interval: let it wake the thread."
LOST = "Lines written just before `close` were lost, or came twice or out of order."
EARLY = "`close` returned while the thread was still storing: wait for its end."
BOTH = "Two threads stored at the same time, so the lines are out of order."
ALIVE = "A thread was left after `close`."
TWICE = "A second `close` must do no harm."
LINES = [*(f"line {number}" for number in range(100)), "", "line 1", "last"]


def check(answer):
    check_last_lines(answer)
    check_end(answer)
    check_interval(answer)
    check_order(answer)


def check_last_lines(answer):
    before = set(threading.enumerate())
    stored = []
    log = answer.Log(stored.append, interval=60)
    for line in LINES:
        log.write(line)
    time.sleep(0.1)
    eager = bool(stored)
    assert ends(log.close), SLOW
    let_end(before)
    assert stored == LINES, LOST
    assert not eager, EAGER
    assert ends(log.close), TWICE
    assert stored == LINES, TWICE
    assert ends(answer.Log(stored.append, interval=60).close), SLOW
    let_end(before)
    assert set(threading.enumerate()) <= before, ALIVE


def check_end(answer):
    before = set(threading.enumerate())
    storing, go_on = threading.Event(), threading.Event()

    def store(line):
        storing.set()
        go_on.wait(3)

    log = answer.Log(store, interval=60)
    log.write("a line")
    closing = threading.Thread(target=log.close, daemon=True)
    with impatient(answer):
        closing.start()
        storing.wait(2)
        closing.join(0.2)
    early = not closing.is_alive()
    go_on.set()
    closing.join(2)
    assert not early, EARLY
    assert set(threading.enumerate()) <= before, ALIVE


def check_interval(answer):
    stored = threading.Semaphore(0)
    log = answer.Log(lambda line: stored.release(), interval=0.1)
    log.write("a line")
    in_time = stored.acquire(timeout=2)
    log.write("another line")
    again = stored.acquire(timeout=2)
    ends(log.close)
    assert in_time, LATE
    assert again, ONCE


def check_order(answer):
    """Close while the thread stores, with more lines to come."""
    first, go_on = threading.Event(), threading.Event()
    storing, both, stored = [], [], []

    def store(line):
        both.extend(storing)
        storing.append(line)
        first.set()
        go_on.wait(2)
        stored.append(line)
        storing.remove(line)

    log = answer.Log(store, interval=0.01)
    log.write("first")
    first.wait(2)
    log.write("second")
    log.write("third")
    closing = threading.Thread(target=log.close, daemon=True)
    closing.start()
    closing.join(0.1)
    go_on.set()
    closing.join(2)
    assert not both, BOTH
    assert stored == ["first", "second", "third"], LOST


def let_end(before):
    for thread in set(threading.enumerate()) - before:
        thread.join(1)


def ends(function):
    errors = []

    def run():
        try:
            function()
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(1.5)
    if errors:
        raise errors[0]
    return not thread.is_alive()
