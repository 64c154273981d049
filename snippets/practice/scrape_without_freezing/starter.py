import asyncio
import time
from threading import Thread
from urllib.request import urlopen

from course_server import CourseServer


def fetch(url):
    with urlopen(url) as response:
        return response.read().decode()


def save(page):
    time.sleep(0.1)
    return f"saved {page!r}"


async def scrape(urls, fetch=fetch, save=save):
    loop = asyncio.get_running_loop()
    results = []

    def save_page():
        results.append(save(page))

    for url in urls:
        page = await loop.run_in_executor(None, fetch, url)
        thread = Thread(target=save_page)
        thread.start()
        thread.join()
    return results


def main():
    with CourseServer() as server:
        urls = [server.url(delay=0.1, body=name) for name in ("one", "two", "three")]
        for result in asyncio.run(scrape(urls)):
            print(result)


if __name__ == "__main__":
    main()
