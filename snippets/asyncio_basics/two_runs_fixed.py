import asyncio


async def hello(name, delay=0.1):
    await asyncio.sleep(delay)
    print("hello,", name)


def main():
    with asyncio.Runner() as runner:
        runner.run(hello("Ada"))
        runner.run(hello("Grace"))


if __name__ == "__main__":
    main()
