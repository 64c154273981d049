"""A coroutine waited for the second time, and the others stood still"""

import time


class Pause:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds


async def fetch(page, seconds):
    await Pause(seconds)
    return f"<{page}>"


def run(*coroutines):
    results = [None] * len(coroutines)
    waits = []
    for i, c in enumerate(coroutines):
        try:
            waits.append((time.monotonic() + c.send(None), i, c))
        except StopIteration as e:
            results[i] = e.value
    for when, i, c in sorted(waits):
        time.sleep(max(0, when - time.monotonic()))
        while True:
            try:
                time.sleep(c.send(None))
            except StopIteration as e:
                results[i] = e.value
                break
    return results
