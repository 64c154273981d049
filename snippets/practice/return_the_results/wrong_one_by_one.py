"""A coroutine began only when another had ended: their waits must overlap."""

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
    return [run_one(coroutine) for coroutine in coroutines]


def run_one(coroutine):
    while True:
        try:
            time.sleep(coroutine.send(None))
        except StopIteration as end:
            return end.value


if __name__ == "__main__":
    print(run(fetch("a", 0.3), fetch("b", 0.1), fetch("c", 0.2)))
