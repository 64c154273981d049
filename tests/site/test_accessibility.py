"""Checks every page with axe-core, in light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

AXE = Axe()
WIDTHS = {"wide": 1280, "narrow": 360}
EVERY_RULE = {"resultTypes": ["violations"]}
COLOUR_RULES = {**EVERY_RULE, "runOnly": ["color-contrast", "link-in-text-block"]}

# Nine tenths of the work would be the contrast of code tokens, thousands a page. A
# token that looks like an earlier one, on the same ground, is left out.
MARK_REPEATED_TOKENS = """() => {
  const seen = new Set();
  const ground = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return colour === "rgba(0, 0, 0, 0)" && element.parentElement
      ? ground(element.parentElement) : colour;
  };
  for (const token of document.querySelectorAll("pre span:not(:has(*))")) {
    if (!token.checkVisibility()) continue;
    const { color, fontSize, fontWeight, opacity } = getComputedStyle(token);
    const edge = token.closest("pre").getBoundingClientRect().right;
    const inView = token.getBoundingClientRect().right <= edge;
    const look = [color, fontSize, fontWeight, opacity, inView, ground(token)].join();
    token.toggleAttribute("data-repeated", seen.has(look));
    seen.add(look);
  }
}"""
NOT_REPEATED = {"exclude": [["[data-repeated]"]]}


def assert_accessible(page, options=EVERY_RULE):
    page.evaluate(MARK_REPEATED_TOKENS)
    found = [
        f"{rule['id']}: {node['html'][:200]}\n{node['failureSummary']}"
        for rule in AXE.run(page, NOT_REPEATED, options).response["violations"]
        for node in rule["nodes"]
    ]
    assert not found, "\n\n".join(found)


def darken(page):
    """Use the page's own switch; only colours change, so only their rules run again."""
    page.get_by_title("Switch to dark mode").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("width", WIDTHS)
def test_page_has_no_violations(new_reader, built_page, width):
    page = new_reader(WIDTHS[width], color_scheme="light").open(built_page.url)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert_accessible(page)
    darken(page)
    assert_accessible(page, COLOUR_RULES)


def test_search_results_have_no_violations(new_reader):
    page = new_reader(color_scheme="light").open("")
    darken(page)
    page.locator(".md-search__input").press_sequentially("thread")
    page.locator(".md-search-result__link").first.wait_for()
    assert_accessible(page)
