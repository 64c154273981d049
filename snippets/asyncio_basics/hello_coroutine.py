import asyncio


async def hello(delay=0.1):
    print("hello: started")
    await asyncio.sleep(delay)
    return "Hello from a coroutine"


def main():
    coroutine = hello()
    print("hello is a", type(hello).__name__)
    print("hello() is a", type(coroutine).__name__)
    print(asyncio.run(coroutine))


if __name__ == "__main__":
    main()
