"""The built site on disk: its pages, their parsed HTML, and its public address."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
ALLOWED_LINKS = Path(__file__).parent / "allowed_links.txt"
MISSING = "there is no built site: run `make site` first"


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags such as !ENV name things of MkDocs."""


_Loader.add_multi_constructor("", lambda loader, tag, node: None)
CONFIG = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)
SITE_URL: str = CONFIG["site_url"]


@dataclass(frozen=True)
class Page:
    """One HTML file of the site; `path` is below ``site/``."""

    path: str

    @property
    def url(self) -> str:
        """The page's address below the site's own, as readers see it."""
        return self.path.removesuffix("index.html")

    @property
    def soup(self) -> BeautifulSoup:
        return _parse(self.path)

    @property
    def is_lesson(self) -> bool:
        return self.soup.select_one(".lesson-facts") is not None

    def __str__(self) -> str:
        return self.path.removesuffix("/index.html")


@cache
def _parse(path: str) -> BeautifulSoup:
    return BeautifulSoup((SITE / path).read_text("utf-8"), "html.parser")


@cache
def pages() -> list[Page]:
    """Return every page of the built site, 404.html included."""
    found = sorted(SITE.rglob("*.html"))
    return [Page(path.relative_to(SITE).as_posix()) for path in found]


def lessons() -> list[Page]:
    """Return the pages that carry lesson facts, in alphabetical order."""
    return [page for page in pages() if page.is_lesson]
