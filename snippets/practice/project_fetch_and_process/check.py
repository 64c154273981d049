"""Project: fetch in threads, then process, and measure both phases against one in turn."""

import asyncio
import threading
import time

URLS = ["/a", "/bb", "/ccc", "/dddd"]
FETCH, PROCESS = 0.03, 0.01
PHASES = ["fetch in turn", "fetch in threads", "process in turn", "process in tasks"]


def check(answer):
    check_overlap(answer)

    def fetch(url):
        time.sleep(FETCH)
        return url

    def process(page):
        time.sleep(PROCESS)
        return len(page)

    whole = time.perf_counter()
    seconds, results = asyncio.run(answer.compare(URLS, fetch, process))
    whole = time.perf_counter() - whole
    missing = [phase for phase in PHASES if phase not in seconds]
    assert not missing, f"`compare` has no time for {missing[0]!r} yet"
    assert list(results) == [2, 3, 4, 5], (
        "`compare` has to return the results in the order of the URLs"
    )
    # A sleep is never shorter than asked for; the margin is for the clocks.
    least = [4 * FETCH, FETCH, 4 * PROCESS, 4 * PROCESS]
    for phase, bound in zip(PHASES, least, strict=True):
        assert seconds[phase] > 0.9 * bound, (
            f"{phase!r} took {seconds[phase]:.3f} s by your clock, and cannot take less "
            f"than {bound:g} s: " + why(phase, answer)
        )
    assert sum(seconds.values()) <= whole, (
        "the four times add up to more than the whole run: start the clock anew for each "
        "phase"
    )


def why(phase, answer):
    if phase in ("fetch in turn", "process in turn"):
        return (
            "process_time counts computing and leaves out waiting, so take perf_counter"
        )
    return (
        "calling a coroutine function runs nothing, so stop the clock after its await"
    )


def check_overlap(answer):
    meet, alone = threading.Barrier(len(URLS)), []

    def fetch(url):
        try:
            meet.wait(0.5)
        except threading.BrokenBarrierError:
            alone.append(url)
        return url

    pages = asyncio.run(answer.fetch_in_threads(URLS, fetch))
    assert not alone, (
        "`fetch_in_threads` fetches in turn: start all calls before you await the first"
    )
    assert list(pages) == URLS, "`fetch_in_threads` has to keep the order of the URLs"
