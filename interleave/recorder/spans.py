"""Builds the states of one lane from its log."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from interleave.recorder.log import StateChange

_WAITS = "block", "idle"  # for others; a sleep is one however short it is


@dataclass(slots=True)
class Span:
    """A time, in ns, in which the lane was in one state."""

    begin: int
    end: int
    state: str
    reason: str | None
    line: int | None

    def like(self, other: "Span") -> bool:
        """Is it the same state, whenever that was?"""
        what = self.state, self.reason, self.line
        return what == (other.state, other.reason, other.line)


def without(spans: list[Span], waits: Iterable[tuple[int, int]]) -> list[Span]:
    """The spans, but what seemed to run in the `waits`, in ns, is in no known state.

    Its reason, the function that runs, stays.
    """
    for begin, end in waits:
        spans = [part for span in spans for part in _parts(span, begin, end)]
    return spans


def _parts(span: Span, begin: int, end: int) -> Iterator[Span]:
    begin, end = max(begin, span.begin), min(end, span.end)
    if span.state != "run" or begin >= end:
        yield span
        return
    if span.begin < begin:
        yield replace(span, end=begin)
    yield replace(span, begin=begin, end=end, state="unknown")
    if end < span.end:
        yield replace(span, begin=end)


class Spans:
    """The spans of one lane: tell it each change in the order of time, then `finish`.

    `end` is the end of the run, `shortest` how long a wait lasts if it is to be seen;
    both in ns. What came before a shorter wait for others lasts until after it.
    """

    def __init__(self, end: int, shortest: int) -> None:
        self._end = end
        self._shortest = shortest
        self._kept: list[Span] = []
        self._open: Span | None = None

    def change(self, change: StateChange) -> None:
        """The lane goes over into a state, ends, or says how its job ended."""
        time, _, state, reason, line = change
        open_ = self._open
        if state == "raised":
            self._name_job(reason)
        elif open_ is None:
            if state != "end":
                self._begin(time, state, reason, line)
        elif state == "end":
            self._close(time)
        elif state != "ready" or open_.state not in ("ready", "late"):
            if state == "late":
                line = open_.line
            wait = self._drop_short_wait(time)
            if wait is not None and self._resumes(wait, state, reason):
                self._reopen()
                return
            self._close(time)
            self._begin(time, state, reason, line)

    def finish(self) -> list[Span]:
        """All of them in order; one that has not ended lasts as long as is known."""
        self._keep()
        return self._kept

    def _begin(
        self, time: int, state: str, reason: str | None, line: int | None
    ) -> None:
        self._open = Span(time, self._end, state, reason, line)

    def _close(self, time: int) -> None:
        if self._open is not None:
            self._open.end = time
            if self._open.state == "late" and self._is_short(self._open):
                self._open = Span(self._open.begin, time, "ready", None, None)
        self._keep()

    def _keep(self) -> None:
        span, self._open = self._open, None
        if span is None:
            return
        if span.state == "sleep":
            span.state = "block"
        last = self._kept[-1] if self._kept else None
        if last is not None and last.end == span.begin and last.like(span):
            last.end = span.end
        else:
            self._kept.append(span)

    def _is_short(self, span: Span) -> bool:
        return span.end - span.begin < self._shortest

    def _drop_short_wait(self, time: int) -> Span | None:
        """Let what came before a wait that was over at once last until now."""
        wait = self._open
        if wait is None or wait.state not in _WAITS or not self._kept:
            return None
        if time - wait.begin >= self._shortest:
            return None
        self._kept[-1].end = time
        self._open = None
        return wait

    def _resumes(self, wait: Span, state: str, reason: str | None) -> bool:
        """Does what ran before the dropped wait run on, and not a pool's next job?"""
        before = self._kept[-1]
        if wait.state == "idle" and reason:
            return False
        return state == before.state == "run" and reason in (None, before.reason)

    def _reopen(self) -> None:
        self._open = self._kept.pop()
        self._open.end = self._end

    def _name_job(self, outcome: str | None) -> None:
        if self._open is not None and self._open.state == "run":
            self._open.reason = outcome
