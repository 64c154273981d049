"""Checks what a reader uses: search, copy, keyboard, print, the 404 page."""

import pytest
from playwright.sync_api import expect

from tests.site import built
from tests.site.reader import dark, horizontal_overflow, printed, shown

PYTHON_BLOCK = ".language-python.highlight"
SCROLLERS = """() =>
  [...document.querySelectorAll("pre > code, .md-typeset__scrollwrap")]
    .filter((element) => element.scrollWidth > element.clientWidth)
    .filter((element) => element.checkVisibility())
    .map((element) => ({
      code: element.matches("pre > code"),
      reachable: element.tabIndex === 0,
      role: element.getAttribute("role"),
      name: element.getAttribute("aria-label"),
    }))"""


@pytest.fixture
def lesson_url(site):
    return built.lessons()[0].url


def test_search_finds_a_word(reader):
    page = reader.open("")
    page.locator(".md-search__input").press_sequentially("thread")
    result = page.locator(".md-search-result__link[href*='h=thread']:visible").first
    result.click()
    page.wait_for_url("**/*h=thread*")
    expect(page.locator(".md-content mark").first).to_be_visible()


def test_copy_button_copies_the_block(new_reader, lesson_url):
    reader = new_reader(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open(lesson_url)
    block = page.locator(PYTHON_BLOCK).first
    block.get_by_role("button").click()
    expect(page.get_by_text("Copied to clipboard")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    source = built.lessons()[0].soup.select_one(PYTHON_BLOCK)
    assert copied.strip() == source.pre.get_text().strip()
    assert len(copied.strip().splitlines()) > 1


def test_links_in_text_are_underlined(window, built_page):
    page = window.show(built_page.url, 1280)
    links = page.locator("article :is(p, li, td, h2, h3) > a:not([class])")
    style = "(all) => all.map((a) => getComputedStyle(a).textDecorationLine)"
    assert set(links.evaluate_all(style)) == {"underline"}


def test_tables_that_scroll_are_reachable_by_keyboard_and_code_never_scrolls(
    phone, lesson
):
    page = phone.show(lesson.url, 320, 640)
    page.wait_for_function(f"() => ({SCROLLERS})().every(({{name}}) => name)")
    for scroller in page.evaluate(SCROLLERS):
        assert not scroller["code"]
        assert scroller["reachable"]
        assert scroller["role"] == "group"


def test_a_table_scrolls_by_keyboard(new_reader, site):
    page = new_reader(320, 640).open("learn/choosing/")
    page.locator(".md-typeset__scrollwrap[tabindex='0']").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")


@pytest.mark.parametrize(
    ("name", "opened"), [("Search", "search"), ("Navigation", "drawer")]
)
def test_keyboard_opens_search_and_navigation_when_narrow(
    new_reader, lesson_url, name, opened
):
    page = new_reader(360).open(lesson_url)
    page.get_by_role("banner").get_by_role("button", name=name).press("Enter")
    expect(page.locator(f"[data-md-toggle={opened}]")).to_be_checked()


def test_print_shows_the_lesson_and_no_navigation(window, lesson):
    page = window.show(lesson.url, 700)
    with dark(page), printed(page):
        expect_to_print_well(page)


def expect_to_print_well(page):
    expect(page.locator(".md-header")).to_be_hidden()
    frame = ".md-sidebar, .md-footer, .md-skip, .md-code__nav, .headerlink"
    assert not any(shown(page, frame))
    assert all(shown(page, "article .highlight pre > code"))
    clipped = (
        "(all) => all.filter((code) => code.scrollWidth > code.clientWidth).length"
    )
    assert page.locator("article pre > code").evaluate_all(clipped) == 0
    assert horizontal_overflow(page) <= 0
    links = (
        """(all) => all.map((a) => [a.href, getComputedStyle(a, "::after").content])"""
    )
    outside = page.locator("article :is(p, li) > a[href^=http]:not([data-internal])")
    for href, after in outside.evaluate_all(links):
        assert href in after
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(255, 255, 255)"


def test_missing_page_helps(new_reader, base):
    reader = new_reader()
    page = reader.context.new_page()
    answer = page.goto("no/such/page")
    assert answer is not None
    assert answer.status == 404
    reader.faults.clear()  # the browser itself reports the 404
    expect(page.locator("h1")).to_have_text("Page not found")
    hrefs = [link.evaluate("(a) => a.href") for link in page.locator("article a").all()]
    assert {base + lesson.url for lesson in built.lessons()} <= set(hrefs)
    page.get_by_role("button", name="Search the course").press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
