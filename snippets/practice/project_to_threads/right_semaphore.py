"""A thread for each request, and a semaphore that lets `at_once` of them ask."""

import json
from threading import Semaphore, Thread
from urllib.request import urlopen


def fetch(url, timeout=2):
    try:
        with urlopen(url, timeout=timeout) as response:
            return json.load(response)["degrees"]
    except OSError as error:
        getattr(error, "close", bool)()
        return f"failed: {error}"


def fetch_all(urls, at_once=4):
    results, places = dict.fromkeys(urls), Semaphore(at_once)

    def fetch_one(city, url):
        with places:
            results[city] = fetch(url)

    threads = [Thread(target=fetch_one, args=item) for item in urls.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
