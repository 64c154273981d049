"""Scrape pages without freezing the loop, and lose none to another's failure."""

import asyncio
import inspect
import socket
import threading

from practice.calls import Call, as_list
from practice.counting_server import CountingServer

URLS = ["/one", "/two", "/three", "/four", "/five"]
LOST = (
    "one `{}` failed, and the others' results were lost: turn the failure into a value"
)
FROZEN = (
    "the loop stood still while `{}` ran: hand every blocking call to a thread, and await "
    "it"
)
ONCE = "each URL has to be fetched once, and each page that came saved once"
ORDER = (
    "the results have to be in the order of the URLs, with the exception itself in the "
    "place of a failure, not {!r}"
)


def check(answer):
    for failing in (["fetch /two"], ["save /five"], ["fetch /one", "save /four"]):
        check_scrape(answer.scrape, URLS, failing)
    check_scrape(answer.scrape, [], [])
    check_page(answer.fetch)
    check_timeout(answer.fetch)


def check_scrape(scrape, urls, failing):
    saw = Saw(urls, failing)
    try:
        results = as_list(asyncio.run(saw.scrape(scrape)))
    except* OSError as group:
        failed = [c for c, error in saw.errors.items() if error in group.exceptions]
        if not failed:
            raise
        raise AssertionError(LOST.format(failed[0].split()[0])) from None
    assert not saw.frozen, FROZEN.format(saw.frozen[0])
    assert not saw.alone, (
        "the pages are fetched one after another: make a task for each URL"
    )
    assert results == [saw.result(url) for url in urls], ORDER.format(results)
    assert saw.called == saw.expected(), ONCE


class Saw:
    """Blocking calls that note whether they overlap and whether the loop goes on."""

    def __init__(self, urls, failing):
        self.urls, self.alone, self.frozen, self.called = urls, [], [], set()
        self.errors = {call: OSError(f"no {call}") for call in failing}
        self.all_in = threading.Barrier(max(1, len(urls)))

    async def scrape(self, scrape):
        self.loop = asyncio.get_running_loop()
        return await scrape(self.urls, self.fetch, self.save)

    def fetch(self, url, **limits):
        self.block("fetch", url)
        try:
            self.all_in.wait(1)
        except threading.BrokenBarrierError:
            self.alone.append(url)
        self.fail(f"fetch {url}")
        return f"page of {url}"

    def save(self, page):
        url = page.removeprefix("page of ")
        self.block("save", url)
        self.fail(f"save {url}")
        return f"saved {url}"

    def block(self, name, url):
        """Wait until the loop has had a turn."""
        call, turn = f"{name} {url}", threading.Event()
        assert call not in self.called, ONCE
        self.called.add(call)
        if not self.frozen and not self.alone:
            self.loop.call_soon_threadsafe(turn.set)
            if not turn.wait(1):
                self.frozen.append(name)

    def fail(self, call):
        if call in self.errors and not self.alone and not self.frozen:
            raise self.errors[call]

    def result(self, url):
        error = self.errors.get(f"fetch {url}") or self.errors.get(f"save {url}")
        return error or f"saved {url}"

    def expected(self):
        fetched = {f"fetch {url}" for url in self.urls}
        lost = {f"save {call[6:]}" for call in self.errors if call in fetched}
        return fetched | ({f"save {url}" for url in self.urls} - lost)


def check_page(fetch):
    with CountingServer({"/page": "a page"}, together=1) as server:
        assert fetch(server.url("/page")) == "a page", (
            "`fetch` has to return the text of the page, as before"
        )


def check_timeout(fetch):
    leaves = (
        "a timeout around the await would leave `fetch` waiting in its thread: let "
        "urlopen give up by itself"
    )
    assert "timeout" in inspect.signature(fetch).parameters, (
        f"give `fetch` a parameter `timeout`: {leaves}"
    )
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        call = Call(fetch, url, timeout=0.1)
        gave_up = call.ended(2)
    assert gave_up, f"fetch(url, timeout=0.1) still waits after 2 s: {leaves}"
    assert isinstance(call.error, OSError), (
        "when its time is up, `fetch` has to raise an OSError, such as the TimeoutError "
        f"of urlopen, not {call.error!r}"
    )
