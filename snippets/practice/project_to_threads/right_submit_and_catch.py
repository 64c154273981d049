"""`fetch` raises, and each future is asked for its exception."""

import json
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen


def fetch(url, timeout=2):
    with urlopen(url, timeout=timeout) as response:
        return json.load(response)["degrees"]


def fetch_all(urls, at_once=4):
    results = {}
    with ThreadPoolExecutor(at_once) as pool:
        calls = {city: pool.submit(fetch, url) for city, url in urls.items()}
    for city, call in calls.items():
        try:
            results[city] = call.result()
        except OSError as error:
            if isinstance(error, HTTPError):
                error.close()
            results[city] = f"failed: {error}"
    return results
