import asyncio


async def answer():
    return 42


def attempt(run):
    coroutine = answer()
    try:
        return run(coroutine)
    except RuntimeError as error:
        coroutine.close()
        return f"RuntimeError: {error}"


async def main():
    running = asyncio.get_running_loop()
    another = asyncio.new_event_loop()
    print(attempt(asyncio.run))
    print(attempt(running.run_until_complete))
    print(attempt(another.run_until_complete))
    another.close()
    print(attempt(asyncio.Runner().run))

    print("awaited:", await answer())
    in_a_thread = await asyncio.to_thread(attempt, asyncio.run)
    print("a loop in another thread:", in_a_thread)


if __name__ == "__main__":
    asyncio.run(main())
