"""Project: fetch with threads what a script fetches in turn."""

import json

from practice.counting_server import CountingServer

CITIES = {"Oslo": 4, "Lima": 19, "Cairo": 31, "Quito": 0, "Seoul": -9}


def check(answer):
    broken = ["drop", "drop again", "Atlantis"]
    check_fetch(answer.fetch_all, ["drop", *CITIES, "Atlantis"], at_once=3)
    check_fetch(answer.fetch_all, [*broken, *CITIES], at_once=2)
    check_fetch(answer.fetch_all, [*CITIES, *broken], at_once=5)
    check_fetch(answer.fetch_all, ["Lima", "drop"], at_once=1)


def check_fetch(fetch_all, cities, at_once):
    bodies = {f"/{city}": json.dumps({"degrees": n}) for city, n in CITIES.items()}
    with CountingServer(bodies, together=at_once) as server:
        urls = {city: server.url(f"/{city.split()[0]}") for city in cities}
        try:
            results = fetch_all(dict(urls), at_once=at_once)
        except OSError:
            raise AssertionError(
                "a connection that broke cost all other results: catch OSError, of which "
                "HTTPError is one kind"
            ) from None
    check_peak(server.peak, at_once)
    check_results(results, cities)


def check_peak(peak, at_once):
    assert peak > 1 or at_once == 1, (
        "the requests run one after another: submit all of them before you wait for one"
    )
    assert peak <= at_once, (
        "more than `at_once` requests ran at the same time: a pool has as many workers "
        "as you allow, threads of your own have no limit"
    )
    assert peak == at_once, "use all of the `at_once` requests that are allowed"


def check_results(results, cities):
    assert isinstance(results, dict), (
        f"`fetch_all` has to return a dict with a result for each city, not {results!r}"
    )
    assert list(results) == cities, "the results have to be in the order of the URLs"
    for city in cities:
        if city in CITIES:
            assert results[city] == CITIES[city], (
                f"{city} has {results[city]!r}, not {CITIES[city]}"
            )
        else:
            assert str(results[city]).startswith("failed: "), (
                "a request that fails has to give 'failed: ' and why, not "
                f"{results[city]!r}"
            )
