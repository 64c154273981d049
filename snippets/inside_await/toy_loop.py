import time
from collections import deque


class Pause:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds


async def prepare(name, *waits):
    for seconds in waits:
        print(f"{name} needs {seconds} s")
        await Pause(seconds)
    print(f"{name} is done")


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
    run(prepare("tea", 0.5), prepare("toast", 0.2, 0.1))
