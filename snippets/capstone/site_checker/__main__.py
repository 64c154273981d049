"""Checks the services of a file, or forty of the course's own server."""

import argparse
import asyncio
import signal
import sys
from contextlib import ExitStack
from pathlib import Path

from capstone.site_checker.parse import parser_pool, start_parsers
from capstone.site_checker.pipeline import check_all
from capstone.site_checker.progress import Progress
from capstone.site_checker.stop import run_until_signal
from capstone.site_checker.store import Store
from course_server import CourseServer


def demo_urls(server):
    pages = ["<a>link</a>" * links for links in range(36)]
    return [
        *(server.url(delay=n / 100, body=page) for n, page in enumerate(pages)),
        server.url("/failing", status=503),
        server.url("/down", drop=1),
        server.url("/silent/1", delay=60),
        server.url("/silent/2", delay=60),
    ]


async def check_with_progress(urls, store, pool, **limits):
    progress = Progress(len(urls))

    async def handle(result):
        await store.save(result)
        progress.states[result[1]] += 1

    start_parsers(pool)
    async with asyncio.TaskGroup() as group:
        showing = group.create_task(progress.show(), name="progress")
        await check_all(urls, handle, pool, **limits)
        showing.cancel()


def main():
    options = argparse.ArgumentParser("site_checker", description=__doc__)
    options.add_argument("file", nargs="?", help="a URL on each line")
    options.add_argument("--db", default=":memory:", help="file for results")
    options.add_argument("--fetchers", type=int, default=20)
    options.add_argument("--limit", type=float, default=1.0, help="seconds")
    chosen = options.parse_args()

    with ExitStack() as stack:
        if chosen.file:
            urls = Path(chosen.file).read_text().split()
            for url in urls:
                if not url.startswith("http://"):
                    options.error(f"only http:// is understood: {url}")
        else:
            urls = demo_urls(stack.enter_context(CourseServer()))
        store = stack.enter_context(Store(chosen.db))
        pool = parser_pool()
        limits = {"fetchers": chosen.fetchers, "limit": chosen.limit}
        work = check_with_progress(urls, store, pool, **limits)
        stopped_by = asyncio.run(run_until_signal(work, pool))
        for state, number in store.states():
            print(f"{state}: {number}")
    if stopped_by:
        print(f"stopped by {signal.Signals(stopped_by).name}")
        sys.exit(128 + stopped_by)


if __name__ == "__main__":
    main()
