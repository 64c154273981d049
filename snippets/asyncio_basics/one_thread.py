import asyncio
import threading


async def wait(delay):
    await asyncio.sleep(delay)
    return threading.current_thread().name


async def main(waits=1000, delay=0.2):
    names = await asyncio.gather(*[wait(delay) for _ in range(waits)])
    print(len(names), "coroutines waited in", set(names))

    loop = asyncio.get_running_loop()
    await loop.getaddrinfo("localhost", 80)
    threads = [thread.name for thread in threading.enumerate()]
    print("after a name look-up:", threads)


if __name__ == "__main__":
    asyncio.run(main())
