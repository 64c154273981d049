"""Counts the links of a page: work for a processor, so for another process."""

import signal
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from html.parser import HTMLParser
from multiprocessing import active_children, get_context

PARSERS = 2


class LinkCounter(HTMLParser):
    links = 0

    def handle_starttag(self, tag, attrs):
        self.links += tag == "a"


def count_links(page):
    """Return the number of links, or None for a page that the parser cannot take."""
    counter = LinkCounter()
    text = page.decode("utf-8", "replace")
    try:
        counter.feed(text)
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


def end_parsers():
    """End the processes of the pool, also in the middle of a page."""
    for process in active_children():
        process.terminate()


@contextmanager
def ctrl_c_held_back():
    """Keep SIGINT waiting; a process that is started meanwhile never gets it."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
