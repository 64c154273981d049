"""``python -m tests.bench.pages SITE``: what a page's figures cost a reader's browser.

Blocking is what Lighthouse calls Total Blocking Time: of every task of the main thread
that is longer than 50 ms, the time beyond that, from the start of the load until the
page has been quiet for half a second: wall time, so other work of the machine counts.
CPU is the main thread's own time for all tasks, long and short: `TaskDuration` of the
DevTools protocol in its time domain `threadTicks`, which other work disturbs less. The
browser slows its main thread down for both.

Each page is loaded by turns as it is and without its figures, in a fresh context each.
"""

import argparse
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.site.built import SITE_URL

FIGURES = "figure.timeline, details.tl-fold"
WITHOUT = "without-figures.html"  # stands for index.html in a page's address
BASE = urlsplit(SITE_URL).path
QUIET = """() => new Promise((resolve) => {
  let last = performance.now();
  new PerformanceObserver(() => { last = performance.now(); })
    .observe({ type: "longtask" });
  const timer = setInterval(() => {
    if (document.readyState !== "complete" || performance.now() - last < 500) return;
    clearInterval(timer);
    resolve();
  }, 100);
})"""
LONG_TASKS = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().map((e) => e.duration)))
    .observe({ type: "longtask", buffered: true });
  setTimeout(() => resolve([]), 200);
})"""


class Load(NamedTuple):
    """Times of one load, in ms."""

    blocking: float
    cpu: float


class Handler(SimpleHTTPRequestHandler):
    """Serves a site below its base path, and its pages without their figures."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE))

    def do_GET(self) -> None:
        if not self.path.endswith(WITHOUT):
            super().do_GET()
            return
        body = _without_figures(Path(self.translate_path(self.path)).parent)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pages")
    parser.add_argument("site", type=Path, help="folder of a built site")
    parser.add_argument("pages", nargs="*", metavar="page", help="learn/threads")
    parser.add_argument(
        "--heaviest", type=int, default=5, help="if no page is named (5)"
    )
    parser.add_argument("--loads", type=int, default=7, help="of each kind (7)")
    parser.add_argument("--slower", type=float, default=4, help="CPU, times (4)")
    chosen = parser.parse_args()
    pages = chosen.pages or _heaviest(chosen.site)[: chosen.heaviest]
    print(f"CPU x{chosen.slower:g}, medians of {chosen.loads} loads, ms;", end=" ")
    print("ours / without figures, by turns")
    print()
    print("| page | elements | blocking | ratio | CPU | ratio |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    with _served(chosen.site) as base, chromium() as browser:
        for page in pages:
            html = (chosen.site / page / "index.html").read_bytes()
            counts = _elements(html), _elements(_without_figures(chosen.site / page))
            loads = _loads(browser, f"{base}{page}/", chosen.loads, chosen.slower)
            cells = [page, f"{counts[0]} / {counts[1]}"]
            for measure in Load._fields:
                ours, plain = (median(getattr(x, measure) for x in y) for y in loads)
                ratio = f"{ours / plain:.2f}" if plain else "-"
                cells += [f"{ours:.0f} / {plain:.0f}", ratio]
            print(f"| {' | '.join(cells)} |", flush=True)


def _heaviest(site: Path) -> list[str]:
    """The site's lessons that have figures, those with the most elements first."""
    found = {
        path.parent.relative_to(site).as_posix(): _elements(html)
        for path in site.rglob("index.html")
        if b'class="timeline"' in (html := path.read_bytes())
    }
    return sorted(found, key=lambda page: -found[page])


def _elements(html: bytes) -> int:
    return len(BeautifulSoup(html, "html.parser").find_all(True))


def _without_figures(folder: Path) -> bytes:
    soup = BeautifulSoup((folder / "index.html").read_bytes(), "html.parser")
    for figure in soup.select(FIGURES):
        figure.decompose()
    return str(soup).encode()


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = partial(Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()
        thread.join()


def _loads(
    browser: Browser, url: str, loads: int, slower: float
) -> tuple[list[Load], list[Load]]:
    """Loads of a page as it is and without its figures, the one after the other."""
    ours, plain = [], []
    for _ in range(loads):
        ours.append(_load(browser, url, slower))
        plain.append(_load(browser, url + WITHOUT, slower))
    return ours, plain


def _load(browser: Browser, url: str, slower: float) -> Load:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Performance.setTimeDomain", {"timeDomain": "threadTicks"})
    client.send("Performance.enable")
    client.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(url)
    page.evaluate(QUIET)
    metrics = client.send("Performance.getMetrics")["metrics"]
    cpu = next(m["value"] for m in metrics if m["name"] == "TaskDuration")
    long = page.evaluate(LONG_TASKS)
    context.close()
    return Load(sum(duration - 50 for duration in long), cpu * 1000)


if __name__ == "__main__":
    main()
