"""Decides which green thread runs, and when time passes: one scheduler a process."""

import sys
from collections import deque
from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from itertools import count

from interleave.engine.switching import Abandoned, Stack, running

TURN = 10_000  # points that a thread passes before it must let another go on
MAIN = 1  # the ident of the main thread

Chooser = Callable[[Sequence["GreenThread"], bool], int]


class GreenThread:
    """A thread of the program: a stack of its own, and what it waits for."""

    __slots__ = (
        "at_end",
        "ident",
        "parked",
        "stack",
        "values",
        "waits",
        "waits_for",
        "woken",
    )

    def __init__(self, ident: int) -> None:
        self.ident = ident
        self.stack: Stack
        self.parked = False  # neither running nor ready
        self.waits_for: object = None  # while it is parked, and until it runs again
        self.woken = False
        self.waits = 0  # so far: a timer of an earlier one is out of date
        self.values: dict[object, dict[str, object]] = {}  # of its `threading.local`s
        self.at_end: list[Callable[[], None]] = []


def as_it_comes(threads: Sequence[GreenThread], can_go_on: bool) -> int:
    """Choose as if nobody interfered: each goes on while it can, then the first to come."""
    return 0


class Scheduler:
    """Runs green threads one at a time, in virtual time.

    `now` is the time since the run began, in nanoseconds. It passes only when no thread
    can run: then up to the next deadline. `choose` is asked whenever more than one thread
    could go on: it is given them, the present one first if it can, and whether it can,
    and returns the index of the one that does. A thread that goes on and on is made to give
    way all the same: the switch interval is over, without which a loop that waits for
    another thread would never end.
    """

    def __init__(self) -> None:
        self.reset(as_it_comes, limit=0)

    def reset(self, choose: Chooser, *, limit: int) -> None:
        """Forget everything, before a new run of at most `limit` points."""
        self.now = 0
        self.choose = choose
        self.ready: deque[GreenThread] = deque()
        self.living: dict[int, GreenThread] = {}
        self.left = limit
        self._turn = 0  # points that the present thread has passed in a row
        self.closing = False
        self._interrupts: deque[Callable[[], object]] = deque()
        self.too_long = False
        self._timers: list[tuple[int, int, GreenThread, int]] = []
        self._numbers = count()
        self._idents = count(MAIN)
        self._home = running()

    def start(self, call: Callable[[], None]) -> GreenThread:
        """Return a new thread that will make a call; it can run from now on."""
        thread = GreenThread(next(self._idents))

        def run() -> None:
            try:
                call()
            finally:
                del self.living[thread.ident]
                for last in thread.at_end:
                    last()

        thread.stack = Stack(run, self._home)
        self.living[thread.ident] = thread
        self.ready.append(thread)
        return thread

    def run(self) -> None:
        """Run until the main thread has ended, or no thread can go on any more."""
        while MAIN in self.living and not self.too_long:
            following = self._following(None)
            if following is None:
                break
            self._leave_for(following)

    def park(self, waits_for: object, seconds: float | None = None) -> bool:
        """Wait until woken, or for so long; return whether woken.

        Raises Abandoned when the run ends meanwhile.
        """
        self.left -= 1
        if self.left < 0:
            self.give_up()
        me = self.current
        me.woken = False
        due = None if seconds is None else self.now + max(0, round(seconds * 1e9))
        while True:
            if self.closing:
                raise Abandoned
            me.waits += 1
            if due is not None:
                heappush(self._timers, (due, next(self._numbers), me, me.waits))
            me.waits_for = waits_for
            me.parked = True
            following = self._following(None)
            if following is not me:
                self._leave_for(following)
            me.waits_for = None
            if self.closing:
                raise Abandoned
            if not (self._interrupts and me.ident == MAIN):
                return me.woken
            self._handle_interrupts()
            if me.woken or (due is not None and self.now >= due):
                return me.woken

    def interrupt(self, handler: Callable[[], object]) -> None:
        """Let the main thread call a handler as soon as it can, also while it waits."""
        self._interrupts.append(handler)
        main = self.living.get(MAIN)
        if main is not None:
            self._make_ready(main)

    def _handle_interrupts(self) -> None:
        while self._interrupts:
            self._interrupts.popleft()()

    def wake(self, thread: GreenThread) -> None:
        """Let a thread run again that waits, and tell it that it was woken."""
        if not self.closing:
            thread.woken = True
            self._make_ready(thread)

    def _make_ready(self, thread: GreenThread) -> None:
        if thread.parked:
            thread.parked = False
            thread.waits += 1
            self.ready.append(thread)

    def give_way(self) -> None:
        """Let another thread run, if there is one that can: the present one comes last."""
        if self.closing:
            raise Abandoned
        if self.ready:
            self.ready.append(self.current)
            following = self._following(None)
            if following is not self.current:
                self._leave_for(following)
                if self.closing:
                    raise Abandoned

    def point(self) -> None:
        """Let another thread run, if the chooser says so: the GIL can change hands here.

        It is called within a callback of `sys.monitoring`.
        """
        self.left -= 1
        if self.left < 0:
            self.give_up()
        if self._interrupts and self.current.ident == MAIN:
            sys.call_tracing(self._handle_interrupts, ())
        if self.ready and not self.closing:
            me = self.current
            self._turn += 1
            over = self._turn >= TURN
            following = self.ready.popleft() if over else self._following(me)
            if following is not me:
                self.ready.append(me)
                # In a callback no other thread would have events; this resets that.
                sys.call_tracing(self._leave_for, (following,))
                if self.closing:
                    raise Abandoned

    def abandon(self) -> None:
        """End the threads that are left, each where it stands."""
        self.closing = True
        for thread in list(self.living.values()):
            self.current = thread
            thread.stack.abandon()
        self.living.clear()

    def _following(self, present: GreenThread | None) -> GreenThread | None:
        ready = self.ready
        while not ready:
            if not self._timers:
                return None
            self._pass_time()
        if present is not None:
            index = self.choose((present, *ready), True) - 1
            if index < 0:
                return present
        else:
            index = self.choose(ready, False) if len(ready) > 1 else 0
        following = ready[index]
        del ready[index]
        return following

    def _pass_time(self) -> None:
        """Go to the next deadline, and let all whose deadline it is run."""
        timers = self._timers
        first = timers[0][0]
        while timers and timers[0][0] == first:
            _, _, thread, wait = heappop(timers)
            if thread.waits == wait:
                self.now = max(self.now, first)
                self._make_ready(thread)

    def _leave_for(self, following: GreenThread | None) -> None:
        self._turn = 0
        if following is None:
            self._home.switch()
        else:
            self.current = following
            following.stack.switch()

    def give_up(self) -> None:
        """End the run where it stands: it does too much, perhaps for ever."""
        if self.closing:
            raise Abandoned
        self.too_long = True
        sys.call_tracing(self._home.switch, ())
        raise Abandoned


scheduler = Scheduler()
