import asyncio


async def save(note, delay=0.1):
    await asyncio.sleep(delay)
    print("saved:", note)


async def main():
    save("buy milk")
    print("done")


if __name__ == "__main__":
    asyncio.run(main())
