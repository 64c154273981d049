import asyncio


async def prepare(name, *waits):
    for seconds in waits:
        print(f"{name} needs {seconds} s")
        await asyncio.sleep(seconds)
    print(f"{name} is done")


async def main():
    await asyncio.gather(prepare("tea", 0.5), prepare("toast", 0.2, 0.1))


if __name__ == "__main__":
    asyncio.run(main())
