"""A coroutine returned None, and its result must stand in the list as well."""

import time
from collections import deque


class Pause:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds


async def fetch(page, seconds):
    await Pause(seconds)
    return f"<{page}>"


def run(*coroutines):
    ready, sleeping, results = deque(coroutines), {}, {}
    while ready or sleeping:
        if not ready:
            first = min(sleeping, key=sleeping.get)
            time.sleep(max(0, sleeping.pop(first) - time.monotonic()))
            ready.append(first)
        coroutine = ready.popleft()
        try:
            seconds = coroutine.send(None)
        except StopIteration as end:
            if end.value:
                results[coroutine] = end.value
            continue
        sleeping[coroutine] = time.monotonic() + seconds
    return [results[c] for c in coroutines if c in results]
