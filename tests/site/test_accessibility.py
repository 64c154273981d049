"""Checks every page with axe-core, in light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.site.reader import dark, darken

WIDTHS = {"wide": 1280, "narrow": 360}
EVERY_RULE = {"resultTypes": ["violations"]}
COLOUR_RULES = {**EVERY_RULE, "runOnly": ["color-contrast", "link-in-text-block"]}

# Nine tenths of the work would be the contrast of code, hundreds of lines a page. A line
# in which everything looks like something earlier, on the same ground, is hidden from
# axe, and then each such token. (To name them to axe as what it should exclude costs
# more: it looks through all for each element.)
HIDE_REPEATED_TOKENS = """() => {
  const ground = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return colour === "rgba(0, 0, 0, 0)" && element.parentElement
      ? ground(element.parentElement) : colour;
  };
  const look = (token) => {
    const { color, fontSize, fontWeight, opacity } = getComputedStyle(token);
    const edge = token.closest("pre").getBoundingClientRect().right;
    const inView = token.getBoundingClientRect().right <= edge;
    return [color, fontSize, fontWeight, opacity, inView, ground(token)].join();
  };
  const hideSeen = (selector, partsOf) => {
    const seen = new Set();
    for (const element of document.querySelectorAll(selector)) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const looks = partsOf(element).map(look);
      if (looks.every((each) => seen.has(each))) element.style.visibility = "hidden";
      looks.forEach((each) => seen.add(each));
    }
  };
  hideSeen("pre .line:not(:has(a, button))",
    (line) => [line, ...line.querySelectorAll("span")]);
  hideSeen("pre span:not(:has(*), :is(a, button) *)", (token) => [token]);
}"""
SHOW_ALL_TOKENS = """() => {
  for (const token of document.querySelectorAll("pre span")) token.style.visibility = "";
}"""

# Axe reads the same few colours thousands of times, each through a library of all
# colour spaces; here it reads each once.
READ_COLOURS_ONCE = """() => {
  const colour = axe.commons.color.Color.prototype;
  const read = colour.parseString;
  const known = new Map();
  colour.parseString = function (text) {
    if (!known.has(text)) {
      read.call(this, text);
      known.set(text, [this.r, this.g, this.b, this.alpha]);
    }
    [this.r, this.g, this.b, this.alpha] = known.get(text);
    return this;
  };
}"""


def assert_accessible(page, options=EVERY_RULE):
    page.evaluate(HIDE_REPEATED_TOKENS)
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
        page.evaluate(READ_COLOURS_ONCE)
    run = "async (options) => (await axe.run(options)).violations"
    found = [
        f"{rule['id']}: {node['html'][:200]}\n{node['failureSummary']}"
        for rule in page.evaluate(run, options)
        for node in rule["nodes"]
    ]
    page.evaluate(SHOW_ALL_TOKENS)
    assert not found, "\n\n".join(found)


@pytest.mark.parametrize("width", WIDTHS)
def test_page_has_no_violations(window, built_page, width):
    page = window.show(built_page.url, WIDTHS[width])
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert_accessible(page)
    with dark(page):  # only colours change, so only their rules run again
        assert_accessible(page, COLOUR_RULES)


def test_search_results_have_no_violations(new_reader):
    page = new_reader(color_scheme="light").open("")
    darken(page)
    page.locator(".md-search__input").press_sequentially("thread")
    page.locator(".md-search-result__link").first.wait_for()
    assert_accessible(page)
