import asyncio


async def brew(what, wait, log):
    await asyncio.sleep(wait)
    log.append(f"{what} is ready")


async def main(quick=0.1, slow=0.6, patience=0.3):
    log = []
    try:
        async with asyncio.timeout(patience), asyncio.TaskGroup() as group:
            group.create_task(brew("tea", quick, log))
            group.create_task(brew("stew", slow, log))
    except TimeoutError:
        log.append("time is up")
    return log


if __name__ == "__main__":
    print(asyncio.run(main()))
