"""Counts the links of a page: work for a processor, so for another process."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from html.parser import HTMLParser
from multiprocessing import get_context

PARSERS = 2


class LinkCounter(HTMLParser):
    links = 0

    def handle_starttag(self, tag, attrs):
        self.links += tag == "a"


def count_links(page):
    """Return the number of links, or None for a page that the parser cannot take."""
    counter = LinkCounter()
    try:
        counter.feed(page.decode("utf-8", "replace"))
    except Exception:  # HTMLParser does not say which, and pages come from strangers
        return None
    return counter.links


def parser_pool():
    return ProcessPoolExecutor(
        PARSERS,
        mp_context=get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )


def start_parsers(pool):
    """Start the processes, deaf to Ctrl+C from their first moment on."""
    if hasattr(signal, "pthread_sigmask"):  # not on Windows
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    for _ in range(PARSERS):
        pool.submit(os.getpid)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
