# /// script
# dependencies = ["trio"]
# ///
import trio


async def brew(what, wait, log):
    await trio.sleep(wait)
    log.append(f"{what} is ready")


async def main(quick=0.1, slow=0.6, patience=0.3):
    log = []
    with trio.move_on_after(patience) as scope:
        async with trio.open_nursery() as nursery:
            nursery.start_soon(brew, "tea", quick, log)
            nursery.start_soon(brew, "stew", slow, log)
    if scope.cancelled_caught:
        log.append("time is up")
    return log


if __name__ == "__main__":
    print(trio.run(main))
