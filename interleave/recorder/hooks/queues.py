"""Queues between threads: who put the item in that another lane takes out."""

import queue
import sys
from collections import deque
from concurrent.futures import thread as pool
from typing import Any

from interleave.recorder import log
from interleave.recorder.blocking import blocked
from interleave.recorder.hooks import pools
from interleave.recorder.interpose import Interposer, hidden
from interleave.recorder.lanes import current_lane
from interleave.recorder.log import HandOff, hand_offs, now

Put = tuple[int, int]  # when, and by which lane
_NOTHING = object()


def install(interposer: Interposer) -> None:
    """Follow every item of every queue; a pool's own queue tells of its jobs instead."""
    # These are what a queue calls, with its lock held, when an item comes and goes.
    interposer.wrap(queue.Queue, "_put", _put_in_order)
    interposer.wrap(queue.Queue, "_get", _get_in_order)
    for kind in queue.LifoQueue, queue.PriorityQueue:
        interposer.wrap(kind, "_put", _put)
        interposer.wrap(kind, "_get", _get)
    interposer.replace(queue, "SimpleQueue", SimpleQueue)


def _put_in_order(real: Any) -> Any:
    def put(self: Any, item: Any) -> None:
        real(self, item)
        try:
            self._interleave_puts.append((now(), current_lane()))
        except AttributeError:
            self._interleave_puts = deque([(now(), current_lane())])

    return put


def _get_in_order(real: Any) -> Any:
    def get(self: Any) -> Any:
        item = real(self)
        puts = getattr(self, "_interleave_puts", None)
        if puts:
            time, lane = puts.popleft()
            taker = current_lane()
            if len(puts) != len(self.queue):
                puts.clear()  # items went in or out by another way
            elif taker != lane:
                hand_offs.append((time, lane, now(), taker, "queue", None))
        return item

    return get


def _put(real: Any) -> Any:
    def put(self: Any, item: Any) -> None:
        _note(self, item)
        with hidden:  # it may not be comparable
            real(self, item)

    return put


def _get(real: Any) -> Any:
    def get(self: Any) -> Any:
        with hidden:
            item = real(self)
        _hand_off(self, item)
        return item

    return get


def _note(items: Any, item: Any) -> None:
    """Remember who puts the item: by identity, since it may not be hashable."""
    puts: dict[int, deque[Put]] = items.__dict__.setdefault("_interleave_puts", {})
    puts.setdefault(id(item), deque()).append((now(), current_lane()))


def _hand_off(items: Any, item: Any) -> None:
    puts = items.__dict__.get("_interleave_puts")
    same = puts.get(id(item)) if puts else None
    if not same:
        return
    time, lane = same.popleft()
    if not same:
        puts.pop(id(item), None)
    taker = current_lane()
    if taker != lane:
        hand_offs.append(HandOff(time, lane, now(), taker, "queue"))


class SimpleQueue(queue.SimpleQueue):  # type: ignore[type-arg]
    """The queue written in C; a pool's worker that waits at one is idle."""

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        if sys._getframe(1).f_code.co_filename != pool.__file__:
            _note(self, item)
        super().put(item)

    def put_nowait(self, item: Any) -> None:
        self.put(item)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        item = _NOTHING
        with hidden:
            try:
                item = super().get(False)
            except queue.Empty:
                if not block:
                    raise
            if item is _NOTHING:
                if sys._getframe(1).f_code.co_qualname == "_worker":
                    log.say("idle", pools.IDLE)
                    return super().get()
                with blocked("SimpleQueue.get"):
                    item = super().get(True, timeout)
        _hand_off(self, item)
        return item

    def get_nowait(self) -> Any:
        with hidden:
            return self.get(False)


SimpleQueue.__module__ = "_queue"
