import asyncio
from urllib.parse import urlsplit


async def fetch_all(urls, fetch, at_once=4, per_host=2):
    places = asyncio.Semaphore(at_once)

    async def fetch_one(url):
        async with places:
            return await fetch(url)

    return await asyncio.gather(*[fetch_one(url) for url in urls])


async def main():
    running = []
    most = 0

    async def fetch(url):
        nonlocal most
        host = urlsplit(url).hostname
        running.append(host)
        most = max(most, running.count(host))
        await asyncio.sleep(0.1)
        running.remove(host)
        return host

    urls = [f"http://{host}/{n}" for host in "ab" for n in range(4)]
    print(*await fetch_all(urls, fetch))
    print("at the same time, of one host:", most)


if __name__ == "__main__":
    asyncio.run(main())
