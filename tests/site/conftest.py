"""Serves the built site on loopback and opens it in the machine's own Chromium."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.site import built
from tests.site.reader import Reader, Window

BASE_PATH = urlsplit(built.SITE_URL).path


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `built_page` every page, and `lesson` every lesson.

    Without a built site there is one nameless page, so that the tests run and fail.
    """
    for name, found in (("built_page", built.pages), ("lesson", built.lessons)):
        if name in metafunc.fixturenames:
            cases = found() or [built.Page("")]
            metafunc.parametrize(name, cases, ids=str)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--page learn/gil.md``: only the tests that are about this page."""
    parser.addoption("--page", help="a page below docs/; only its tests of the site")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Put the tests of a page together: they share it, loaded and parsed."""
    items.sort(key=page_path)
    if source := config.getoption("page", None):
        chosen = built.Page.at(source).path
        others = [item for item in items if page_path(item) != chosen]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if page_path(item) == chosen]


def page_path(item: pytest.Item) -> str:
    """Return the path of the one page that a test is about, below ``site/``, or ""."""
    given = item.callspec.params if hasattr(item, "callspec") else {}
    if "place" in given:
        return built.Page.at(given["place"]).path
    page = given.get("built_page") or given.get("lesson")
    return page.path if page else ""


class Handler(SimpleHTTPRequestHandler):
    """Serves ``site/`` below the site's base path, 404.html as GitHub Pages does."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(BASE_PATH):
            return str(built.SITE / "outside-the-base-path")
        return super().translate_path("/" + path.removeprefix(BASE_PATH))

    def do_GET(self) -> None:
        if self.path == f"{BASE_PATH}sitemap.xml":
            # Material looks for its own pages in here to navigate instantly.
            origin = f"http://{self.headers['Host']}{BASE_PATH}"
            text = (built.SITE / "sitemap.xml").read_text("utf-8")
            self.answer(200, text.replace(built.SITE_URL, origin), "application/xml")
        elif Path(self.translate_path(self.path)).exists():
            super().do_GET()
        else:
            text = (built.SITE / "404.html").read_text("utf-8")
            self.answer(404, text, "text/html; charset=utf-8")

    def answer(self, status: int, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    if not (built.SITE / "index.html").is_file():
        pytest.fail(built.MISSING, pytrace=False)
    return built.SITE


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of the served site, ending in a slash."""
    handler = partial(Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BASE_PATH}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; nothing is downloaded."""
    with chromium() as browser:
        yield browser


def make_reader(
    base: str, browser: Browser, width: int = 1280, height: int = 900, **options: object
) -> Reader:
    size = {"width": width, "height": height}
    context = browser.new_context(base_url=base, viewport=size, **options)
    context.set_default_timeout(10_000)
    return Reader(context, base)


def fail_on(faults: list[str]) -> None:
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


@pytest.fixture
def new_reader(base: str, browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Make readers: `new_reader(width, height, **options of a browser context)`.

    However the test ends, it fails if a page asked another host for anything or wrote
    an error to the console.
    """
    readers: list[Reader] = []

    def new_reader(*size: int, **options: object) -> Reader:
        readers.append(make_reader(base, browser, *size, **options))
        return readers[-1]

    yield new_reader
    for reader in readers:
        reader.context.close()
    fail_on([fault for reader in readers for fault in reader.faults])


@pytest.fixture
def reader(new_reader: Callable[..., Reader]) -> Reader:
    """A reader with a wide window."""
    return new_reader()


@pytest.fixture(scope="session")
def shared_window(base: str, browser: Browser) -> Window:
    """The one window for all tests that change nothing of a page that they keep."""
    return Window(make_reader(base, browser, 320, 640, color_scheme="light"))


@pytest.fixture
def window(shared_window: Window) -> Iterator[Window]:
    """A window in which a page loads at a telephone's width, and then has any size.

    The test fails on what its page must not do, as for `new_reader`.
    """
    yield shared_window
    fail_on(shared_window.reader.faults)


@pytest.fixture(scope="session")
def shared_phone(base: str, browser: Browser) -> Window:
    """The one window of a telephone: there the theme does less."""
    phone = {"is_mobile": True, "has_touch": True}
    return Window(make_reader(base, browser, 320, 640, **phone))


@pytest.fixture
def phone(shared_phone: Window) -> Iterator[Window]:
    """A telephone's window; the test fails as with `window`."""
    yield shared_phone
    fail_on(shared_phone.reader.faults)
