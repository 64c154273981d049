"""Callbacks that other threads post to an event loop: who posted which."""

from asyncio import base_events
from collections import deque
from typing import Any

from interleave.recorder import log
from interleave.recorder.interpose import Interposer, hidden
from interleave.recorder.lanes import current_lane
from interleave.recorder.log import now

_posts: dict[int, deque[tuple[Any, tuple[int, int, str]]]] = {}


def install(interposer: Interposer) -> None:
    """Note every `call_soon_threadsafe`, also what futures make of it."""
    _posts.clear()
    interposer.wrap(base_events.BaseEventLoop, "call_soon_threadsafe", _post)


def _post(real: Any) -> Any:
    def call_soon_threadsafe(
        self: Any, callback: Any, *args: Any, **options: Any
    ) -> Any:
        post = callback, (now(), current_lane(), _kind(callback))
        posts: deque[Any] = deque()
        if log.closed is None:
            posts = _posts.setdefault(id(callback), posts)
        posts.append(post)
        try:
            with hidden:
                return real(self, callback, *args, **options)
        except BaseException:
            posts.remove(post)
            raise

    return call_soon_threadsafe


def _kind(callback: Any) -> str:
    name = getattr(callback, "__qualname__", "")
    if name.startswith("_chain_future."):
        return "result"
    if name.startswith("run_coroutine_threadsafe."):
        return "run_coroutine_threadsafe"
    return "call_soon_threadsafe"


def posted(callback: Any) -> tuple[int, int, str] | None:
    """Who posted this callback from another lane: time, lane, kind of hand-off."""
    posts = _posts.get(id(callback))
    if not posts:
        return None
    origin = posts.popleft()[1]
    if not posts:
        _posts.pop(id(callback), None)
    return origin
