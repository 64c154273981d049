"""Looks at drawn timelines in Chromium: what is reachable, what scrolls, what is read."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.interleave.drawn import RUNS, SAMPLES, many_lanes
from tests.interleave.styled import SCHEMES, open_page, unfold


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; nothing is downloaded."""
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [1280, 360])
def test_page_has_no_violations(browser, scheme, width):
    runs = SAMPLES | {"many": many_lanes(4, 12)}
    page = open_page(browser, scheme, width, runs)
    unfold(page)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
    page.close()


@pytest.mark.parametrize("opened", [False, True])
def test_narrow_page_does_not_scroll_but_figures_do(browser, opened):
    page = open_page(browser, "default", 360)
    if opened:
        unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for scroller in page.locator("figure > .tl-scroll").all():
        assert scroller.evaluate("(e) => e.scrollWidth > e.clientWidth")
        scroller.evaluate("(e) => { e.scrollLeft = 200; }")
        names, frame = scroller.locator(".tl-names"), scroller.bounding_box()
        assert names.bounding_box()["x"] == pytest.approx(frame["x"], abs=1)
    page.close()


def test_a_wide_page_shows_an_ordinary_figure_whole(browser):
    page = open_page(browser, "default", 1280)
    for name in SAMPLES:
        scroller = page.get_by_role("figure", name=f"Timeline: {name}", exact=True)
        scroller = scroller.locator("> .tl-scroll")
        assert scroller.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    page.close()


def test_labels_stay_on_their_segments(browser):
    page = open_page(browser, "default", 1280)
    outside = page.evaluate(
        """() => [...document.querySelectorAll(".tl-plot text")].filter((text) => {
          const box = text.getBoundingClientRect();
          const plot = text.ownerSVGElement.getBoundingClientRect();
          return box.left < plot.left || box.right > plot.right;
        }).map((text) => text.textContent)"""
    )
    assert outside == []
    names = page.evaluate(
        """() => [...document.querySelectorAll(".tl-names text")].filter((text) =>
          text.getBBox().x + text.getBBox().width > 122).map((text) => text.textContent)"""
    )
    assert names == []
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_names_stand_beside_their_lanes(browser, width):
    page = open_page(browser, "default", width)
    scales = page.evaluate(
        """() => [...document.querySelectorAll(".tl-scroll > svg")].map((svg) =>
          [svg.getScreenCTM().a, svg.getScreenCTM().d])"""
    )
    assert {scale for pair in scales for scale in pair} == {1}
    tops = page.evaluate(
        """() => [...document.querySelectorAll(".tl-scroll > svg")].map((svg) =>
          svg.getScreenCTM().f)"""
    )
    assert tops[::2] == tops[1::2]
    page.close()


def test_a_narrow_column_shows_the_words_of_long_segments_at_once(browser):
    page = open_page(browser, "default", 360)
    figure = page.get_by_role("figure", name="Timeline: endings", exact=True)
    for words in ("idle: event loop waits", "awaiting: TaskGroup"):
        box = figure.locator(".tl-labels text", has_text=words).bounding_box()
        assert box["x"] + box["width"] <= 360
    key = figure.locator(".tl-key")
    assert key.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    page.close()


def test_the_picture_is_reached_and_scrolled_by_keyboard(browser):
    page = open_page(browser, "default", 360, {"endings": RUNS["endings"]})
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == "Picture"
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.get_by_role("table", name="Timeline: endings").wait_for()
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == "Table"
    page.close()


def test_picture_is_one_image_with_a_name_and_a_description(browser):
    page = open_page(browser, "default", 1280, {"late timer": RUNS["late timer"]})
    client = page.context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    by_role: dict[str, list[dict]] = {}
    exposed = {node["nodeId"]: node for node in nodes if not node["ignored"]}
    for node in exposed.values():
        by_role.setdefault(node["role"]["value"], []).append(node)
    (image,) = by_role["image"]
    assert image["name"]["value"] == "Timeline: late timer"
    said = image["description"]["value"]
    assert "Task polite A (in MainThread): awaiting: sleep" in said
    assert not exposed.keys() & set(image["childIds"])
    assert [node["name"]["value"] for node in by_role["figure"]] == [
        "Timeline: late timer"
    ]
    assert "graphics-symbol" not in by_role
    page.close()


def test_a_picture_off_screen_is_not_drawn_but_keeps_its_place(browser):
    page = open_page(browser, "default", 1280)
    page.wait_for_function(
        """() => !document.querySelector("figure:last-child .tl-plot text")
          .checkVisibility({ contentVisibilityAuto: true })"""
    )
    for svg in page.locator(".tl-scroll > svg").all():
        height = float(svg.get_attribute("height"))
        assert svg.bounding_box()["height"] == pytest.approx(height, abs=0.5)
    page.close()
