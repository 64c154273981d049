import json
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen

from course_server import CourseServer

DEGREES = {"Oslo": 4, "Lima": 19, "Cairo": 31, "Quito": 14, "Seoul": 9}


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
        results = pool.map(fetch, urls.values())
        return dict(zip(urls, results, strict=True))


def urls_of(server):
    urls = {}
    for city, degrees in DEGREES.items():
        body = json.dumps({"degrees": degrees})
        urls[city] = server.url(f"/{city}", delay=0.1, body=body)
    urls["Atlantis"] = server.url("/Atlantis", status=404)
    return urls


def main():
    with CourseServer() as server:
        for city, result in fetch_all(urls_of(server)).items():
            print(f"{city}: {result}")


if __name__ == "__main__":
    main()
