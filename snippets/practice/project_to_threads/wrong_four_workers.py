"""use all of the `at_once` requests that are allowed"""

import json
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen


def fetch(url, timeout=2):
    try:
        with urlopen(url, timeout=timeout) as response:
            return json.load(response)["degrees"]
    except HTTPError as error:
        error.close()
        return f"failed: {error}"
    except OSError as error:
        return f"failed: {error}"


def fetch_all(urls, at_once=4):
    with ThreadPoolExecutor(max_workers=min(at_once, 4)) as pool:
        results = pool.map(fetch, urls.values())
        return dict(zip(urls, results, strict=True))
