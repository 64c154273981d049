"""Checks that every link leads to a file and id here, or to a known site outside."""

from urllib.parse import unquote, urljoin, urlsplit

from publish.settings import settings
from tests.site import built

# What the browser fetches by itself, and so must be the site's own.
FETCHED = {
    "img": "src",
    "script": "src",
    "iframe": "src",
    "source": "src",
    "link": "href",
}


def address(page):
    """Return the page's public address; 404.html is shown at any depth."""
    path = "some/missing/page/" if page.path == "404.html" else page.url
    return urljoin(built.SITE_URL, path)


def links(page):
    """Return the addresses that the page's text links to."""
    found = page.soup.select("a[href]")
    return [urljoin(address(page), link["href"]) for link in found]


def fetched(page):
    found = [
        urljoin(address(page), element[attribute])
        for tag, attribute in FETCHED.items()
        for element in page.soup.select(f"{tag}[{attribute}]")
    ]
    return [url for url in found if not url.startswith("data:")]


def fault(url):
    """Return what is wrong with an address inside the site, or None."""
    parts = urlsplit(url.removeprefix(built.SITE_URL))
    path = unquote(parts.path)
    if not path or path.endswith("/"):
        path += "index.html"
    if not (built.SITE / path).is_file():
        return f"no file {path}"
    if (
        parts.fragment
        and path.endswith(".html")
        and unquote(parts.fragment) not in built.Page(path).ids
    ):
        return f"no id {parts.fragment} in {path}"
    return None


def test_internal_links_lead_to_a_file_and_id(site, built_page):
    targets = {*links(built_page), *fetched(built_page)}
    inside = [url for url in targets if url.startswith(built.SITE_URL)]
    assert inside
    faults = {url: fault(url) for url in inside if fault(url)}
    assert faults == {}


def test_external_links_lead_to_allowed_sites(site, built_page):
    lines = built.ALLOWED_LINKS.read_text("utf-8").splitlines()
    allowed = tuple(line for line in lines if line and not line.startswith("#"))
    allowed += (settings().repo_url.removeprefix("https://"),)
    outside = [url for url in links(built_page) if not url.startswith(built.SITE_URL)]
    strange = [
        url
        for url in outside
        if not url.startswith("https://")
        or not url.removeprefix("https://").startswith(allowed)
    ]
    assert strange == [], f"add to {built.ALLOWED_LINKS.name} what is official"


def test_page_fetches_only_from_the_site(site, built_page):
    assert [
        url for url in fetched(built_page) if not url.startswith(built.SITE_URL)
    ] == []
