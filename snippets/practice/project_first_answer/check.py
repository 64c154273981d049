"""Project: explore concurrent.futures: take the first good answer of several mirrors."""

import threading
import time

from practice.calls import Call

LIMIT = 1.0
FAILED = "a mirror that failed ended the search: go on to the next answer"
AT_ONCE = "more than `at_once` mirrors were asked at the same time"
ASKED = (
    "the search was over and {} of {} mirrors were asked all the same: cancel the calls "
    "that have not begun"
)


def check(answer):
    for error in (OSError("no"), TimeoutError("no"), ValueError("no"), KeyError("no")):
        check_first(answer.first_answer, error, "good's answer")
    check_first(answer.first_answer, OSError("no"), "")
    check_second(answer.first_answer)
    check_defaults(answer.first_answer)
    for mirrors in (["a", "b"], [f"mirror {number}" for number in range(9)]):
        check_none(answer.first_answer, mirrors)
    check_late(answer.first_answer)
    check_late_after_failures(answer.first_answer)


class Mirrors:
    """Mirrors that are counted while they are asked."""

    def __init__(self):
        self.lock, self.release = threading.Lock(), threading.Event()
        self.begun, self.inside, self.peak = [], 0, 0

    def ask(self, mirror):
        with self.lock:
            self.begun.append(mirror)
            self.inside += 1
            self.peak = max(self.peak, self.inside)
        try:
            return self.answer(mirror)
        finally:
            with self.lock:
                self.inside -= 1

    def wait_for_the_rest(self, mirrors, most):
        """Let all calls end that have begun: no more than `most` may have."""
        self.release.set()
        for thread in threading.enumerate():
            if thread is not threading.current_thread():
                thread.join(1)
        assert len(self.begun) <= most, ASKED.format(len(self.begun), len(mirrors))


class OneGood(Mirrors):
    """One mirror is slow, then one fails, then one answers; the rest are slow too."""

    def __init__(self, error, good):
        super().__init__()
        self.error, self.good, self.failed = error, good, threading.Event()

    def answer(self, mirror):
        if mirror == "broken":
            self.failed.set()
            raise self.error
        if mirror == "good":
            self.failed.wait()
            self.release.wait(0.03)  # the failure comes first
            return self.good
        self.release.wait()
        return f"{mirror}'s answer"


def check_first(first_answer, error, good):
    spares = [f"spare {number}" for number in range(12)]
    mirrors = ["slow", "broken", "good", *spares]
    saw = OneGood(error, good)
    call = Call(first_answer, mirrors, saw.ask, timeout=30, at_once=3)
    early = call.ended(LIMIT)
    saw.release.set()
    call.ended(LIMIT)
    assert call.error is not error, FAILED
    result = call.result()
    slow = isinstance(result, str) and result != good
    assert result == good or slow, f"return the answer itself, not {result!r}"
    assert result == good, (
        "it waited for the first mirror in the list: take the answers as they come, with "
        f"as_completed (it returned {result!r})"
    )
    assert early, (
        "it had the answer and still waited for the slow mirror: the end of a `with` "
        "block waits for every call"
    )
    assert saw.peak <= 3, AT_ONCE
    # Two of the three workers may have begun one more call by then.
    saw.wait_for_the_rest(mirrors, most=5)


def check_second(first_answer):
    """With one worker, the answer comes when all before it have failed."""
    saw = Mirrors()

    def answer(mirror):
        if mirror != 5:
            raise OSError(mirror)
        return mirror

    saw.answer = answer
    call = Call(first_answer, range(8), saw.ask, timeout=30, at_once=1)
    assert call.ended(LIMIT), FAILED
    assert call.error is None, FAILED
    assert call.result() == 5, "return the answer itself"
    assert saw.peak == 1, AT_ONCE


def check_defaults(first_answer):
    def ask(mirror):
        time.sleep(0.02)
        return mirror

    call = Call(first_answer, ["a"], ask)
    assert call.ended(LIMIT), "with one mirror and no `timeout` given it does not end"
    assert call.result() == "a", (
        "one mirror answers quickly: its answer has to come back"
    )


def check_none(first_answer, mirrors):
    def ask(mirror):
        raise OSError("no answer")

    call = Call(first_answer, mirrors, ask, timeout=5, at_once=3)
    assert call.ended(2), "every mirror has failed, and it went on waiting"
    assert isinstance(call.error, LookupError), (
        "if every mirror fails, raise LookupError instead of "
        f"{'raising ' + repr(call.error) if call.error else 'returning a value'}"
    )


def check_late(first_answer):
    saw = Mirrors()
    saw.answer = lambda mirror: saw.release.wait()
    call = Call(first_answer, range(9), saw.ask, timeout=0.1, at_once=3)
    early = call.ended(LIMIT)
    saw.release.set()
    call.ended(LIMIT)
    assert early, "no mirror answered within `timeout`, and it went on waiting"
    check_timeout(call)
    saw.wait_for_the_rest(range(9), most=3)


def check_late_after_failures(first_answer):
    """Mirrors that fail one after another do not make the time longer."""
    saw = Mirrors()

    def answer(mirror):
        time.sleep(0.06)
        raise OSError(mirror)

    saw.answer = answer
    call = Call(first_answer, range(8), saw.ask, timeout=0.15, at_once=1)
    call.ended(LIMIT)
    check_timeout(call)


def check_timeout(call):
    assert isinstance(call.error, TimeoutError), (
        "if no mirror answers within `timeout`, raise TimeoutError: the time is for all "
        "of them together"
    )
