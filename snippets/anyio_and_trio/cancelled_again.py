# /// script
# dependencies = ["anyio", "trio"]
# ///
import anyio


async def stubborn(wait):
    try:
        await anyio.sleep(wait)
    except anyio.get_cancelled_exc_class():
        print("swallowed the cancellation")
    await anyio.sleep(wait)
    print("slept on to the end")


async def main(wait=0.4, patience=0.1):
    with anyio.move_on_after(patience) as scope:
        await stubborn(wait)
    if scope.cancelled_caught:
        print("time was up")


if __name__ == "__main__":
    for backend in ("asyncio", "trio"):
        print(f"on {backend}:")
        anyio.run(main, backend=backend)
