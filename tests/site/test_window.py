"""The window that tests share: nothing tells that another page was in it before."""

from playwright.sync_api import expect

from tests.site.reader import dark, settle

LOOKS = """() => [...document.querySelectorAll("*")].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const { color, backgroundColor, display, visibility } = getComputedStyle(element);
  const box = [x, y, width, height].map(Math.round);
  return [element.localName, ...box, color, backgroundColor, display, visibility].join();
})"""
STORED = "({...localStorage, ...sessionStorage})"


def looks(page):
    ready = "Type to start searching"
    expect(page.locator(".md-search-result__meta")).to_have_text(ready)
    settle(page)
    return page.evaluate(LOOKS)


def test_a_page_that_became_wide_looks_as_if_it_had_been_loaded_so(window, new_reader):
    url = "learn/choosing/"
    for width in (1280, 360):
        always = new_reader(width, color_scheme="light").open(url)
        assert looks(window.show(url, width)) == looks(always)


def test_a_page_knows_nothing_of_the_one_before(window):
    page = window.show("learn/gil/", 1280)
    stored = page.evaluate(STORED)
    with dark(page):
        page.evaluate("sessionStorage.setItem('before', 'gil')")
        assert page.evaluate(STORED) != stored
    window.reader.faults.append("a fault of the page before")
    page = window.show("learn/choosing/", 1280)
    assert page.evaluate(STORED).keys() == stored.keys() - {"before"}
    assert window.reader.faults == []
