"""Scrape pages without freezing the loop, and lose none to another's failure."""

import asyncio
import inspect
import socket
import threading

URLS = ["/one", "/two", "/three"]


def check(answer):
    saw = Saw()
    try:
        results = asyncio.run(saw.scrape(answer))
    except* OSError:
        raise AssertionError(
            "one URL failed and the others' results were lost: turn the failure into a "
            "value"
        ) from None
    assert not saw.frozen, (
        "the loop stood still while `save` ran: hand every blocking call to a thread, "
        "and await it"
    )
    assert not saw.alone, (
        "the pages are fetched one after another: make a task for each URL"
    )
    assert [str(result) for result in results] == [
        "saved /one",
        "no /two",
        "saved /three",
    ], (
        "the results have to be in the order of the URLs, with the exception itself in "
        f"the place of a failure, not {results!r}"
    )
    check_timeout(answer.fetch)


class Saw:
    """Blocking calls that note whether they overlap and whether the loop goes on."""

    def __init__(self):
        self.alone, self.frozen = [], []
        self.all_in = threading.Barrier(len(URLS))
        self.saving, self.beat = threading.Event(), threading.Event()

    async def scrape(self, answer):
        pulse = asyncio.create_task(self.heartbeat())
        try:
            return await answer.scrape(URLS, self.fetch, self.save)
        finally:
            pulse.cancel()

    async def heartbeat(self):
        while True:
            await asyncio.sleep(0.005)
            if self.saving.is_set():
                self.beat.set()

    def fetch(self, url, **limits):
        try:
            self.all_in.wait(0.5)
        except threading.BrokenBarrierError:
            self.alone.append(url)
        if url == "/two" and not self.alone:
            raise OSError(f"no {url}")
        return url

    def save(self, page):
        self.saving.set()
        if not self.frozen and not self.beat.wait(0.5):
            self.frozen.append(page)
        return f"saved {page}"


def check_timeout(fetch):
    leaves = (
        "a timeout around the await would leave `fetch` waiting in its thread: let "
        "urlopen give up by itself"
    )
    assert "timeout" in inspect.signature(fetch).parameters, (
        f"give `fetch` a parameter `timeout`: {leaves}"
    )
    ended = []

    def fetch_silence(url):
        try:
            fetch(url, timeout=0.1)
        except OSError as error:
            ended.append(error)

    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        call = threading.Thread(target=fetch_silence, args=(url,), daemon=True)
        call.start()
        call.join(2)
    assert ended, f"fetch(url, timeout=0.1) still waits after 2 s: {leaves}"
