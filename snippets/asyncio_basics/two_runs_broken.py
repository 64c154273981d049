import asyncio


async def hello(name, delay=0.1):
    await asyncio.sleep(delay)
    print("hello,", name)


def main():
    asyncio.run(hello("Ada"))
    loop = asyncio.get_event_loop()
    loop.run_until_complete(hello("Grace"))


if __name__ == "__main__":
    main()
