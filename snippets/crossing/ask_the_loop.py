import asyncio


async def price(item, delay=0.1):
    try:
        await asyncio.sleep(delay)
        return {"tea": 3}[item]
    except asyncio.CancelledError:
        print("loop: the request was cancelled")
        raise


def shop(loop, patience):
    def ask(coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, loop)

    print("thread: tea costs", ask(price("tea")).result(timeout=5))
    try:
        ask(price("cake")).result(timeout=5)
    except KeyError as error:
        print("thread: no price for", error)

    future = ask(price("tea", delay=60))
    try:
        future.result(timeout=patience)
    except TimeoutError:
        print("thread: no answer in time")
        future.cancel()


async def main(patience=0.2):
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(shop, loop, patience)
    print("loop: closing")


if __name__ == "__main__":
    asyncio.run(main())
