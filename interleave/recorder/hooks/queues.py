"""Queues between threads: who put the item in that another lane takes out."""

import functools
import queue
import sys
from collections import deque
from concurrent.futures import thread as pool
from typing import Any

from interleave.recorder import log
from interleave.recorder.calls import hide
from interleave.recorder.hooks import pools
from interleave.recorder.lanes import current_lane
from interleave.recorder.log import Arrow, arrows, block, now, unblock

Put = tuple[int, int]  # when, and by which lane


def install() -> None:
    """Follow every item of every queue; a pool's own queue has arrows for its jobs."""
    _follow_in_order()
    for kind in queue.LifoQueue, queue.PriorityQueue:
        _follow(kind)
    queue.SimpleQueue = SimpleQueue  # type: ignore


# What is wrapped is what a queue calls, with its lock held, when an item comes and goes.


def _follow_in_order() -> None:
    owner: Any = queue.Queue
    real_put, real_get = owner._put, owner._get

    @functools.wraps(real_put)
    def put(self: Any, item: Any) -> None:
        real_put(self, item)
        try:
            self._interleave_puts.append((now(), current_lane()))
        except AttributeError:
            self._interleave_puts = deque([(now(), current_lane())])

    @functools.wraps(real_get)
    def get(self: Any) -> Any:
        item = real_get(self)
        puts = getattr(self, "_interleave_puts", None)
        if puts:
            time, lane = puts.popleft()
            taker = current_lane()
            if len(puts) != len(self.queue):
                puts.clear()  # items went in or out by another way
            elif taker != lane:
                arrows.append((time, lane, now(), taker, "queue", None))
        return item

    owner._put, owner._get = put, get


def _follow(kind: Any) -> None:
    real_put, real_get = kind._put, kind._get

    @functools.wraps(real_put)
    def put(self: Any, item: Any) -> None:
        _note(self, item)
        try:
            real_put(self, item)
        except BaseException as error:  # it cannot be compared
            hide(error)
            raise

    @functools.wraps(real_get)
    def get(self: Any) -> Any:
        try:
            item = real_get(self)
        except BaseException as error:
            hide(error)
            raise
        _arrow(self, item)
        return item

    kind._put, kind._get = put, get


def _note(items: Any, item: Any) -> None:
    """Remember who puts the item: by identity, since it may not be hashable."""
    puts: dict[int, deque[Put]] = items.__dict__.setdefault("_interleave_puts", {})
    puts.setdefault(id(item), deque()).append((now(), current_lane()))


def _arrow(items: Any, item: Any) -> None:
    puts = items.__dict__.get("_interleave_puts")
    same = puts.get(id(item)) if puts else None
    if not same:
        return
    time, lane = same.popleft()
    if not same:
        puts.pop(id(item), None)
    taker = current_lane()
    if taker != lane:
        arrows.append(Arrow(time, lane, now(), taker, "queue"))


class SimpleQueue(queue.SimpleQueue):  # type: ignore[type-arg]
    """The queue written in C; a pool's worker that waits at one is idle."""

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        if sys._getframe(1).f_code.co_filename != pool.__file__:
            _note(self, item)
        super().put(item)

    def put_nowait(self, item: Any) -> None:
        self.put(item)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        try:
            item = super().get(False)
        except queue.Empty as error:
            if not block:
                hide(error)
                raise
        else:
            _arrow(self, item)
            return item
        if sys._getframe(1).f_code.co_qualname == "_worker":
            log.say("idle", pools.IDLE)
            return super().get()
        try:
            return self._wait(timeout)
        except BaseException as error:
            hide(error)
            raise

    def get_nowait(self) -> Any:
        try:
            return self.get(False)
        except queue.Empty as error:
            hide(error)
            raise

    def _wait(self, timeout: float | None) -> Any:
        token = block("SimpleQueue.get", sys._getframe())
        try:
            item = super().get(True, timeout)
        except BaseException as error:
            hide(error)
            raise
        finally:
            unblock(token)
        _arrow(self, item)
        return item
