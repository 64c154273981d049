import asyncio


async def download(name, delay):
    await asyncio.sleep(delay)
    print("finished", name)
    return f"<{name}>"


async def main(delays=(0.3, 0.1, 0.2)):
    names = ["a.html", "b.html", "c.html"]
    pages = await asyncio.gather(*map(download, names, delays))
    print(pages)


if __name__ == "__main__":
    asyncio.run(main())
