# /// script
# dependencies = ["anyio", "trio"]
# ///
import anyio


async def brew(what, wait, log):
    await anyio.sleep(wait)
    log.append(f"{what} is ready")


async def main(quick=0.1, slow=0.6, patience=0.3):
    log = []
    with anyio.move_on_after(patience) as scope:
        async with anyio.create_task_group() as group:
            group.start_soon(brew, "tea", quick, log)
            group.start_soon(brew, "stew", slow, log)
    if scope.cancelled_caught:
        log.append("time is up")
    return log


if __name__ == "__main__":
    for backend in ("asyncio", "trio"):
        print(f"{backend}: {anyio.run(main, backend=backend)}")
