from asyncio import CancelledError


class Pause:
    def __init__(self, reason):
        self.reason = reason

    def __await__(self):
        yield self.reason


async def copy():
    try:
        await Pause("for data")
        print("  copy: never reached")
    finally:
        print("  copy: cleans up")
        await Pause("for the clean-up")


def cancel(coroutine):
    print("driver: it waits", coroutine.send(None))
    print("driver: it waits", coroutine.throw(CancelledError()))
    try:
        coroutine.send(None)
    except CancelledError:
        print("driver: it ended with CancelledError")


if __name__ == "__main__":
    cancel(copy())
