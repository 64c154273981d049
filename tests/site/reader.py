"""Readers: browser contexts that open pages and note what these must not do."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

# True when the theme and interleave.js have done what they do to a page.
_READY = """() => {
  const count = (selector) => document.querySelectorAll(selector).length;
  return document.readyState === "complete"
    && count("article pre > code") === count("article .md-code__nav[role=none]");
}"""

# Observers of sizes run in the next frame, and what they ask for in the one after it.
_SETTLE = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  for (const each of document.getAnimations()) {
    if (each instanceof CSSTransition) each.finish();
  }
}"""


class Reader:
    """Opens pages of the site in one context, so that storage is shared."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context = context
        self.base = base
        self.faults: list[str] = []
        context.on("request", self._on_request)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))

    def open(self, url: str) -> Page:
        """Open a page by its address below the site's own; wait until it is ready."""
        page = self.context.new_page()
        load(page, url)
        return page

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.faults.append(f"request to another host: {request.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.location["url"]
            self.faults.append(f"error on the console: {message.text} ({where})")


class Window:
    """A reader's one tab, in which tests of the same page find it loaded already.

    Pages load at the reader's own size. A test may change the window's size. Whatever
    else it changes, it puts back. Only another page in the same tab costs little: it
    finds the scripts of the one before compiled.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.page = reader.context.new_page()
        self.size = self.page.viewport_size
        self.url: str | None = None

    def show(self, url: str, width: int, height: int = 900) -> Page:
        """Show a page, in a window of this size in pixels; load it if it is another."""
        if self.url != url:
            self._leave()
            self.page.set_viewport_size(self.size)
            load(self.page, url)
            self.url = url
        self.page.set_viewport_size({"width": width, "height": height})
        settle(self.page)
        return self.page

    def _leave(self) -> None:
        """Close the page and forget all that it stored and did."""
        if self.url is not None:
            self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.url = None
        self.page.goto("about:blank")
        self.reader.faults.clear()


def load(page: Page, url: str) -> None:
    """Load a page by its address below the site's own; wait until it is ready."""
    page.goto(url)
    page.wait_for_function(_READY)


def settle(page: Page) -> None:
    """Let the page answer to its size, and end what moves or fades."""
    page.evaluate(_SETTLE)


def darken(page: Page) -> None:
    """Make the page dark by its own switch."""
    page.get_by_title("Switch to dark mode").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    settle(page)


@contextmanager
def dark(page: Page) -> Iterator[None]:
    """Make the page dark meanwhile, by its own switch."""
    darken(page)
    try:
        yield
    finally:
        page.get_by_title("Switch to light mode").click()
        body = page.locator("body")
        expect(body).to_have_attribute("data-md-color-scheme", "default")
        settle(page)


@contextmanager
def printed(page: Page) -> Iterator[None]:
    """Show the page as it is printed meanwhile."""
    page.emulate_media(media="print")
    try:
        yield
    finally:
        page.emulate_media(media="screen")


def horizontal_overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def shown(page: Page, selector: str) -> list[bool]:
    """Return for each element that matches whether a reader can see it."""
    script = (
        "(all) => all.map((one) => one.checkVisibility({visibilityProperty: true}))"
    )
    return page.locator(selector).evaluate_all(script)
