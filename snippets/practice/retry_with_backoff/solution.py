import asyncio


async def fetch_with_retries(fetch, url, tries=4, first_wait=0.1):
    for again in range(tries - 1):
        try:
            return await fetch(url)
        except OSError:
            await asyncio.sleep(first_wait * 2**again)
    return await fetch(url)


async def main():
    left = 2

    async def fetch(url):
        nonlocal left
        if left:
            left -= 1
            print("refused")
            raise ConnectionRefusedError(url)
        return "page"

    print(await fetch_with_retries(fetch, "/mail"))


if __name__ == "__main__":
    asyncio.run(main())
