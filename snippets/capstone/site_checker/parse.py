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
    counter = LinkCounter()
    counter.feed(page.decode("utf-8", "replace"))
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


def main():
    pages = [b"no links", b'<a href="/">one</a>', b"<a>one</a><A>two</A> \xff"]
    with parser_pool() as pool:
        start_parsers(pool)
        print(*pool.map(count_links, pages))


if __name__ == "__main__":
    main()
