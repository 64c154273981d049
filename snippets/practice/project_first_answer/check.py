"""Project: explore concurrent.futures: take the first good answer of several mirrors."""

import threading

LIMIT = 0.5


def check(answer):
    check_first(answer.first_answer)
    check_none(answer.first_answer)
    check_late(answer.first_answer)


class Call:
    """Runs `first_answer` in a thread, so that the check can go on if it waits."""

    def __init__(self, first_answer, *args, **kwargs):
        self.result = self.error = None

        def run():
            try:
                self.result = first_answer(*args, **kwargs)
            except Exception as error:
                self.error = error

        self.thread = threading.Thread(target=run)
        self.thread.start()

    def ended(self, seconds):
        self.thread.join(seconds)
        return not self.thread.is_alive()


def check_first(first_answer):
    release, failed = threading.Event(), threading.Event()
    begun = []

    def ask(mirror):
        begun.append(mirror)
        if mirror == "broken":
            failed.set()
            raise OSError("broken has no answer")
        if mirror == "good":
            failed.wait()
            release.wait(0.05)  # the failure comes first
            return "good's answer"
        release.wait()
        return f"{mirror}'s answer"

    spares = [f"spare {number}" for number in range(12)]
    mirrors = ["slow", "broken", "good", *spares]
    call = Call(first_answer, mirrors, ask, timeout=5, at_once=3)
    early = call.ended(LIMIT)
    release.set()
    call.thread.join()
    assert not isinstance(call.error, OSError), (
        "a mirror that failed ended the search: go on to the next answer"
    )
    if call.error:
        raise call.error
    assert call.result == "good's answer", (
        "it waited for the first mirror in the list: take the answers as they come, with "
        f"as_completed (it returned {call.result!r})"
    )
    assert early, (
        "it had the answer and still waited for the slow mirror: the end of a `with` "
        "block waits for every call"
    )
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(1)
    # Each of the three workers may have begun one more call by then.
    assert len(begun) <= 9, (
        f"the search was over and {len(begun)} of {len(mirrors)} mirrors were asked all "
        "the same: cancel the calls that have not begun"
    )


def check_none(first_answer):
    def ask(mirror):
        raise OSError("no answer")

    call = Call(first_answer, ["a", "b"], ask, timeout=5, at_once=3)
    call.thread.join()
    assert isinstance(call.error, LookupError), (
        "if every mirror fails, raise LookupError instead of "
        f"{'raising ' + repr(call.error) if call.error else 'returning a value'}"
    )


def check_late(first_answer):
    release = threading.Event()

    def ask(mirror):
        release.wait()
        return mirror

    call = Call(first_answer, ["a", "b"], ask, timeout=0.1, at_once=3)
    early = call.ended(LIMIT)
    release.set()
    call.thread.join()
    assert early, "no mirror answered within `timeout`, and it went on waiting"
    assert isinstance(call.error, TimeoutError), (
        "if no mirror answers within `timeout`, raise TimeoutError"
    )
