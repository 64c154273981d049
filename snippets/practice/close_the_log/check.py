"""Checks that `close` stores every line, ends the thread, and does not wait in vain."""

import threading

LATE = "A line must be stored after one interval, without waiting for `close`."
SLOW = "`close` waited for the whole interval: let it wake the thread."
LOST = "Lines written just before `close` were lost, or came twice or out of order."
EARLY = "`close` returned while the thread was still storing: wait for its end."
ALIVE = "A thread was left after `close`."
TWICE = "A second `close` must do no harm."


def check(answer):
    check_last_lines(answer)
    check_end(answer)
    check_interval(answer)


def check_last_lines(answer):
    before = set(threading.enumerate())
    stored = []
    log = answer.Log(stored.append, interval=60)
    lines = [f"line {number}" for number in range(100)]
    for line in lines:
        log.write(line)
    assert ends(log.close), SLOW
    for thread in set(threading.enumerate()) - before:
        thread.join(1)
    assert stored == lines, LOST
    assert ends(log.close), TWICE
    assert stored == lines, TWICE


def check_end(answer):
    before = set(threading.enumerate())
    storing, go_on = threading.Event(), threading.Event()

    def store(line):
        storing.set()
        go_on.wait(3)

    log = answer.Log(store, interval=60)
    log.write("a line")
    closing = threading.Thread(target=log.close, daemon=True)
    closing.start()
    storing.wait(2)
    closing.join(0.2)
    early = not closing.is_alive()
    go_on.set()
    closing.join(2)
    assert not early, EARLY
    assert set(threading.enumerate()) <= before, ALIVE


def check_interval(answer):
    stored = threading.Event()
    log = answer.Log(lambda line: stored.set(), interval=0.01)
    log.write("a line")
    in_time = stored.wait(2)
    ends(log.close)
    assert in_time, LATE


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
