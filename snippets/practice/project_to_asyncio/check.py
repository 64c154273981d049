"""Project: fetch with asyncio alone, at most so many at once."""

import asyncio
import json

from practice.counting_server import CountingServer

CITIES = {"Oslo": 4, "Lima": 19, "Cairo": 31, "Quito": 14, "Seoul": 9}


def check(answer):
    bodies = {f"/{city}": json.dumps({"degrees": n}) for city, n in CITIES.items()}
    with CountingServer(bodies, together=3) as server:
        urls = {city: server.url(f"/{city}") for city in ["drop", *CITIES, "Atlantis"]}
        try:
            results = asyncio.run(answer.fetch_all(urls, at_once=3))
        except* OSError:
            raise AssertionError(
                "a request that failed cost all other results: catch its exception inside "
                "its own task"
            ) from None
    assert server.peak > 1, (
        "the requests run one after another: urlopen blocks the loop, and an await in a "
        "loop waits for each"
    )
    workers = ("asyncio_", "ThreadPoolExecutor")
    assert not any(name.startswith(workers) for name in server.threads), (
        "worker threads did the waiting: with asyncio.open_connection the loop can do it"
    )
    assert server.peak <= 3, (
        "more than `at_once` requests ran at the same time: tasks have no limit by "
        "themselves, an asyncio.Semaphore gives them one"
    )
    assert server.peak == 3, "use all of the `at_once` requests that are allowed"
    assert list(results) == list(urls), (
        "the results have to be in the order of the URLs"
    )
    for city, degrees in CITIES.items():
        assert results[city] == degrees, f"{city} has {results[city]!r}, not {degrees}"
    for city in ("drop", "Atlantis"):
        assert str(results[city]).startswith("failed: "), (
            f"a request that fails has to give 'failed: ' and why, not {results[city]!r}"
        )
