"""A reader: one browser context that opens pages and notes what they must not do."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

# True when the theme and interleave.js have done what they do to a page.
_READY = """() => {
  const count = (selector) => document.querySelectorAll(selector).length;
  return document.readyState === "complete"
    && count("article pre > code") === count("article .md-code__nav[role=none]");
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
        page.goto(url)
        page.wait_for_function(_READY)
        return page

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.faults.append(f"request to another host: {request.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.location["url"]
            self.faults.append(f"error on the console: {message.text} ({where})")


def horizontal_overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def shown(page: Page, selector: str) -> list[bool]:
    """Return for each element that matches whether a reader can see it."""
    script = (
        "(all) => all.map((one) => one.checkVisibility({visibilityProperty: true}))"
    )
    return page.locator(selector).evaluate_all(script)
