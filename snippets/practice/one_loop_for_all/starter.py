import asyncio


async def greet(name):
    await asyncio.sleep(0.1)
    return f"hello, {name}"


def run(coroutine):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()


def greet_all(names, greet=greet):
    return [run(greet(name)) for name in names]


def main():
    print(greet_all(["Ada", "Grace", "Alan"]))


if __name__ == "__main__":
    main()
