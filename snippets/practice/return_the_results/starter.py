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
    ready, sleeping = deque(coroutines), {}
    while ready or sleeping:
        if not ready:
            first = min(sleeping, key=sleeping.get)
            time.sleep(max(0, sleeping.pop(first) - time.monotonic()))
            ready.append(first)
        coroutine = ready.popleft()
        try:
            seconds = coroutine.send(None)
        except StopIteration:
            continue
        sleeping[coroutine] = time.monotonic() + seconds


if __name__ == "__main__":
    print(run(fetch("a", 0.3), fetch("b", 0.1), fetch("c", 0.2)))
