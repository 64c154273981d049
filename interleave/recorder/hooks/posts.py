"""Callbacks that other threads post to an event loop: who posted which."""

import functools
from collections import deque
from typing import Any

from interleave.recorder.calls import hide
from interleave.recorder.lanes import current_lane
from interleave.recorder.log import now

_posts: dict[int, deque[tuple[Any, tuple[int, int, str]]]] = {}


def follow(loop: Any) -> None:
    """Note every `call_soon_threadsafe`, also what futures make of it."""
    real = loop.call_soon_threadsafe

    @functools.wraps(real)
    def call_soon_threadsafe(
        self: Any, callback: Any, *args: Any, **options: Any
    ) -> Any:
        name = getattr(callback, "__qualname__", "")
        kind = "call_soon_threadsafe"
        if name.startswith("_chain_future."):
            kind = "result"
        elif name.startswith("run_coroutine_threadsafe."):
            kind = "run_coroutine_threadsafe"
        post = callback, (now(), current_lane(), kind)
        _posts.setdefault(id(callback), deque()).append(post)
        try:
            return real(self, callback, *args, **options)
        except BaseException as error:
            _posts[id(callback)].remove(post)
            hide(error)
            raise

    loop.call_soon_threadsafe = call_soon_threadsafe


def posted(callback: Any) -> tuple[int, int, str] | None:
    """Who posted this callback from another lane: time, lane, kind of hand-off."""
    posts = _posts.get(id(callback))
    if not posts:
        return None
    origin = posts.popleft()[1]
    if not posts:
        _posts.pop(id(callback), None)
    return origin
