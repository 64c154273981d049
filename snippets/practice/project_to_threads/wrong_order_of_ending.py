"""the results have to be in the order of the URLs"""

import json
from concurrent.futures import ThreadPoolExecutor, as_completed
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
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        cities = {pool.submit(fetch, url): city for city, url in urls.items()}
        ended = [*as_completed(cities)]
    failed = [call for call in ended if str(call.result()).startswith("failed")]
    good = [call for call in ended if call not in failed]
    return {cities[call]: call.result() for call in good + failed}
