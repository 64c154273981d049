from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

from course_server import CourseServer


def is_up(url, timeout=2):
    try:
        with urlopen(url, timeout=timeout):
            return True
    except HTTPError as error:
        error.close()
        return False
    except (OSError, HTTPException):
        return False


def check_all(urls):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(is_up, urls))


def main():
    with CourseServer() as server:
        urls = {
            "web": server.url("/web"),
            "slow": server.url("/slow", delay=0.3),
            "docs": server.url("/docs"),
            "down": server.url("/down", drop=1),
            "broken": server.url("/broken", status=503),
        }
        answers = check_all(urls.values())
    for name, answer in zip(urls, answers, strict=True):
        print(f"{name}: {'up' if answer else 'not up'}")


if __name__ == "__main__":
    main()
