"""Project: fetch with threads what a script fetches in turn."""

import json

from practice.counting_server import CountingServer

CITIES = {"Oslo": 4, "Lima": 19, "Cairo": 31, "Quito": 14, "Seoul": 9}


def check(answer):
    bodies = {f"/{city}": json.dumps({"degrees": n}) for city, n in CITIES.items()}
    with CountingServer(bodies, together=3) as server:
        urls = {city: server.url(f"/{city}") for city in ["drop", *CITIES, "Atlantis"]}
        try:
            results = answer.fetch_all(urls, at_once=3)
        except OSError:
            raise AssertionError(
                "a connection that broke cost all other results: catch OSError, of which "
                "HTTPError is one kind"
            ) from None
    assert server.peak > 1, (
        "the requests run one after another: submit all of them before you wait for one"
    )
    assert server.peak <= 3, (
        "more than `at_once` requests ran at the same time: a pool has as many workers "
        "as you allow, threads of your own have no limit"
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
