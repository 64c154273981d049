"""Project: fetch with asyncio alone, at most so many at once."""

import asyncio
import json
import socket
import time
from itertools import count

from practice.counting_server import CountingServer

CITIES = {"Oslo": 4, "Lima": 19, "Cairo": 31, "Quito": 0, "Seoul": -9}
ALONE = (
    "the requests run one after another: urlopen blocks the loop, and an await in a loop "
    "waits for each"
)
TOO_MANY = (
    "more than `at_once` requests ran at the same time: tasks have no limit by "
    "themselves, an asyncio.Semaphore gives them one"
)
SILENT = (
    "a server that never answers holds a request for ever: give every request a time "
    "limit with asyncio.timeout"
)


def check(answer):
    broken = ["drop", "drop again", "Atlantis"]
    check_fetch(answer.fetch_all, ["drop", *CITIES, "Atlantis"], at_once=3)
    check_fetch(answer.fetch_all, [*broken, *CITIES], at_once=2)
    check_fetch(answer.fetch_all, [*CITIES, *broken], at_once=5)
    check_fetch(answer.fetch_all, ["Lima", "drop"], at_once=1)
    check_time_limit(answer.fetch_all)


def check_fetch(fetch_all, cities, at_once):
    bodies = {f"/{city}?u=C": json.dumps({"degrees": n}) for city, n in CITIES.items()}
    with CountingServer(bodies, together=at_once) as server:
        urls = {city: server.url(f"/{city.split()[0]}?u=C") for city in cities}
        try:
            results = asyncio.run(fetch_all(dict(urls), at_once=at_once))
        except* OSError:
            raise AssertionError(
                "a request that failed cost all other results: catch its exception inside "
                "its own task"
            ) from None
    assert server.peak > 1 or at_once == 1, ALONE
    assert not server.threads, (
        "worker threads did the waiting: with asyncio.open_connection the loop can do it"
    )
    assert server.peak <= at_once, TOO_MANY
    assert server.peak == at_once, "use all of the `at_once` requests that are allowed"
    check_results(results, cities)


def check_results(results, cities):
    assert isinstance(results, dict), (
        f"`fetch_all` has to return a dict with a result for each city, not {results!r}"
    )
    assert list(results) == cities, "the results have to be in the order of the URLs"
    for city in cities:
        if city in CITIES:
            assert results[city] == CITIES[city], (
                f"{city} has {results[city]!r}, not {CITIES[city]}: send the path and the "
                "query, and read to the end"
            )
        else:
            assert str(results[city]).startswith("failed: "), (
                "a request that fails has to give 'failed: ' and why, not "
                f"{results[city]!r}"
            )


class AheadLoop(asyncio.SelectorEventLoop):
    """A loop whose clock can be put ahead."""

    ahead = 0.0

    def time(self):
        return super().time() + self.ahead


def check_time_limit(fetch_all):
    async def fetch_from(silent):
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        fetching = asyncio.create_task(fetch_all({"a": url, "b": url}, at_once=1))
        until = time.monotonic() + 2
        while not fetching.done() and time.monotonic() < until:
            for _ in range(20):
                await asyncio.sleep(0)
            time.sleep(0.01)
            asyncio.get_running_loop().ahead += 3600
        assert fetching.done(), SILENT
        return await fetching

    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        asyncio.Runner(loop_factory=AheadLoop) as runner,
    ):
        check_results(runner.run(fetch_from(silent)), ["a", "b"])
        assert connections(silent) == 2, (
            "a request's time was up before it had its turn, and nobody was asked: let "
            "its time begin inside the semaphore"
        )


def connections(server):
    """Return how many have connected to a listening socket by now."""
    server.setblocking(False)
    for number in count():
        try:
            server.accept()[0].close()
        except BlockingIOError:
            return number
