"""The built site on disk: its pages, their parsed HTML, and its public address."""

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import yaml
from bs4 import BeautifulSoup

from publish.settings import settings

ROOT = Path(__file__).parents[2]
SITE = ROOT / os.environ.get("SITE", "site")
ALLOWED_LINKS = Path(__file__).parent / "allowed_links.txt"
LESSON = re.compile('class="[^"]*\\blesson-facts\\b')  # parsing all takes seconds
MISSING = "there is no built site: run `make site` first"


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags such as !ENV name things of MkDocs."""


_Loader.add_multi_constructor("", lambda loader, tag, node: None)
CONFIG = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)
SITE_URL = settings().site_url + "/"


@dataclass(frozen=True)
class Page:
    """One HTML file of the site; `path` is below ``site/``."""

    path: str

    @classmethod
    def at(cls, place: str) -> Self:
        """Return the page that shows a place of the sources: ``learn/gil.md#anchor``."""
        source = Path(place.partition("#")[0])
        folder = source.parent if source.stem == "index" else source.with_suffix("")
        return cls((folder / "index.html").as_posix())

    @property
    def url(self) -> str:
        """The page's address below the site's own, as readers see it."""
        return self.path.removesuffix("index.html")

    @property
    def soup(self) -> BeautifulSoup:
        return _parse(self.path)

    @property
    def is_lesson(self) -> bool:
        return LESSON.search(_text(self.path)) is not None

    @property
    def ids(self) -> frozenset[str]:
        """The ids, to which links may point."""
        return _ids(self.path)

    def __str__(self) -> str:
        return self.path.removesuffix("/index.html")


def _text(path: str) -> str:
    return (SITE / path).read_text("utf-8")


@cache
def _parse(path: str) -> BeautifulSoup:
    return BeautifulSoup(_text(path), "html.parser")


@cache
def _ids(path: str) -> frozenset[str]:
    named = {element["name"] for element in _parse(path).select("a[name]")}
    return frozenset(named | {element["id"] for element in _parse(path).select("[id]")})


@cache
def pages() -> list[Page]:
    """Return every page of the built site, 404.html included."""
    found = sorted(SITE.rglob("*.html"))
    return [Page(path.relative_to(SITE).as_posix()) for path in found]


def lessons() -> list[Page]:
    """Return the pages that carry lesson facts, in alphabetical order."""
    return [page for page in pages() if page.is_lesson]
