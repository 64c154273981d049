"""Checks what every page owes its reader: quiet, narrow enough, titled, in order."""

import re
from collections import Counter
from urllib.parse import urljoin

from tests.site import built
from tests.site.reader import horizontal_overflow

MOST_ELEMENTS = 4_000
HEADINGS = re.compile("^h[1-6]$")


def meta(page, key):
    found = page.soup.find_all("meta", attrs={"name": key})
    found += page.soup.find_all("meta", attrs={"property": key})
    assert len(found) == 1, f"{page}: {len(found)} meta tags {key}"
    return found[0]["content"].strip()


def repeated(values):
    return {value for value, count in Counter(values).items() if count > 1}


def test_page_is_quiet_and_fits_320_pixels(window, built_page):
    page = window.show(built_page.url, 320, 640)
    page.wait_for_load_state("networkidle")  # window sees what was asked for
    assert horizontal_overflow(page) <= 0


def test_page_is_light(site, built_page):
    assert len(built_page.soup.find_all(True)) <= MOST_ELEMENTS


def test_titles_are_unique(site):
    titles = [page.soup.title.get_text(strip=True) for page in built.pages()]
    assert all(titles)
    assert repeated(titles) == set()


def test_descriptions_are_unique_and_not_empty(site):
    descriptions = [meta(page, "description") for page in built.pages()]
    assert all(descriptions)
    assert repeated(descriptions) == set()


def test_page_has_open_graph_tags(site, built_page):
    assert meta(built_page, "og:title") in built_page.soup.title.get_text()
    assert meta(built_page, "og:description") == meta(built_page, "description")
    assert meta(built_page, "og:type") in {"website", "article"}
    assert meta(built_page, "og:site_name") == built.CONFIG["site_name"]
    assert meta(built_page, "twitter:card") == "summary_large_image"
    image = meta(built_page, "og:image")
    assert image.startswith(built.SITE_URL)
    assert (site / image.removeprefix(built.SITE_URL)).is_file()
    if built_page.path != "404.html":
        assert meta(built_page, "og:url") == urljoin(built.SITE_URL, built_page.url)


def test_page_has_one_h1_and_headings_in_order(site, built_page):
    headings = built_page.soup.select_one("article").find_all(HEADINGS)
    levels = [int(heading.name[1]) for heading in headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    skipped = [
        heading.get_text(" ", strip=True)
        for heading, before, level in zip(
            headings[1:], levels, levels[1:], strict=False
        )
        if level > before + 1
    ]
    assert skipped == []
