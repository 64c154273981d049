"""Project: fetch in threads, then process, and measure both phases against one in turn."""

import asyncio
import threading
import time

from practice.calls import as_list

URLS = ["/a", "/bb", "/ccc", "/dddd"]
FETCH, PROCESS = 0.03, 0.01
PHASES = ["fetch in turn", "fetch in threads", "process in turn", "process in tasks"]
ALONE = "`fetch_in_threads` fetches in turn: start all calls before you await the first"


def check(answer):
    for urls in (URLS, ["/b", "/a", "/c"], ["/a"]):
        check_overlap(answer.fetch_in_threads, urls)
    check_compare(answer.compare)


def check_overlap(fetch_in_threads, urls):
    meet, alone = threading.Barrier(len(urls)), []

    def fetch(url):
        try:
            meet.wait(1)
        except threading.BrokenBarrierError:
            alone.append(url)
        return f"page {url}"

    pages = as_list(asyncio.run(fetch_in_threads(urls, fetch)))
    assert not alone, ALONE
    assert pages == [f"page {url}" for url in urls], (
        "`fetch_in_threads` has to return the pages in the order of the URLs"
    )


def check_compare(compare):
    saw = Saw()
    whole = time.perf_counter()
    outcome = asyncio.run(saw.compare(compare))
    whole = time.perf_counter() - whole
    what = "`compare` has to return a dict with the times, and the results"
    assert isinstance(outcome, tuple), what
    assert len(outcome) == 2, what
    seconds, results = outcome
    assert isinstance(seconds, dict), what
    missing = [phase for phase in PHASES if phase not in seconds]
    assert not missing, f"`compare` has no time for {missing[0]!r} yet"
    assert as_list(results) == [2, 3, 4, 5], (
        "`compare` has to return the results in the order of the URLs"
    )
    for phase in PHASES:
        assert saw.calls[phase] == 4, (
            f"there are 4 URLs, and {saw.calls[phase]} calls for {phase!r}: measure "
            "in_turn, fetch_in_threads, in_turn and process_in_tasks, one after another"
        )
    # A sleep is never shorter than asked for; the margin is for the clocks.
    least = [4 * FETCH, FETCH, 4 * PROCESS, 4 * PROCESS]
    for phase, bound in zip(PHASES, least, strict=True):
        assert seconds[phase] > 0.9 * bound, (
            f"{phase!r} took {seconds[phase]:.3f} s by your clock, and cannot take less "
            f"than {bound:g} s: {why(phase)}"
        )
    assert sum(seconds[phase] for phase in PHASES) <= whole, (
        "the four times add up to more than the whole run: start the clock anew for each "
        "phase"
    )


class Saw:
    """Calls that take their time, counted by the phase in which they run."""

    def __init__(self):
        self.calls = dict.fromkeys(PHASES, 0)

    async def compare(self, compare):
        self.loop_thread, self.main = threading.get_ident(), asyncio.current_task()
        return await compare(URLS, self.fetch, self.process)

    def fetch(self, url):
        here = threading.get_ident() == self.loop_thread
        self.calls["fetch in turn" if here else "fetch in threads"] += 1
        time.sleep(FETCH)
        return url

    def process(self, page):
        here = asyncio.current_task() is self.main
        self.calls["process in turn" if here else "process in tasks"] += 1
        time.sleep(PROCESS)
        return len(page)


def why(phase):
    if phase in ("fetch in turn", "process in turn"):
        return (
            "process_time counts computing and leaves out waiting, so take perf_counter"
        )
    return (
        "calling a coroutine function runs nothing, so stop the clock after its await"
    )
