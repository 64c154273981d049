class Pause:
    def __await__(self):
        return (yield "a pause")


async def inner():
    print("  inner: begins")
    answer = await Pause()
    print("  inner: goes on with", answer)
    return "the result"


async def outer():
    return await inner()


def drive(coroutine):
    print("driver: first send")
    print("driver: got", coroutine.send(None))
    print("driver: does something else")
    try:
        coroutine.send("an answer")
    except StopIteration as end:
        print("driver: it returned", end.value)


if __name__ == "__main__":
    drive(outer())
