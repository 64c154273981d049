"""Looks at drawn timelines in Chromium, under the theme's style sheets and without."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from interleave.render import timeline
from tests.chromium import chromium
from tests.interleave.test_render import RUNS, many_lanes

ROOT = Path(__file__).parents[2]
OWN_STYLE = ("colours.css", "interleave.css", "timeline.css")
SCHEMES = ("default", "slate")
# The colours that carry meaning, as they are painted, with the ground they stand on.
PAINTED = """() => {
  const style = (name, key) => {
    const found = document.querySelector(`.tl-plot .${name}`);
    return getComputedStyle(found)[key];
  };
  return {
    run: style("tl-run", "fill"),
    block: style("tl-block", "stroke"),
    late: style("tl-late", "stroke"),
    ready: style("tl-ready", "stroke"),
    wait: style("tl-wait", "stroke"),
    idle: style("tl-idle", "stroke"),
    arrow: style("tl-arrow", "stroke"),
    label: style("tl-label:not(.tl-on-run)", "fill"),
    axis: style("tl-axis", "fill"),
    paper: style("tl-paper", "fill"),
    onRun: style("tl-on-run", "fill"),
  };
}"""


def theme_style() -> str:
    """The style sheets of Material and of the site, as a page of the site has them."""
    spec = find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "templates/assets/stylesheets"
    sheets = [
        next(folder.glob("main.*.min.css")),
        next(folder.glob("palette.*.min.css")),
    ]
    sheets += [ROOT / "docs/assets" / name for name in OWN_STYLE]
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets)


def document(scheme: str | None, runs: dict[str, Any] = RUNS) -> str:
    """A page with every sample run, styled by the theme unless `scheme` is None."""
    figures = "".join(
        timeline(run, f"Timeline: {name}", f"figure-{i}")
        for i, (name, run) in enumerate(runs.items())
    )
    if scheme:
        style, body = theme_style(), f'<body data-md-color-scheme="{scheme}">'
    else:
        style, body = (ROOT / "docs/assets/timeline.css").read_text("utf-8"), "<body>"
    return (
        '<!doctype html><html lang="en" dir="ltr">'
        '<meta charset="utf-8"><title>Timelines</title>'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark">'
        f"<style>{style}</style>{body}<main><h1>Timelines</h1>"
        f'<article class="md-typeset" style="max-width: 688px">{figures}</article></main>'
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; nothing is downloaded."""
    with chromium() as browser:
        yield browser


def open_page(browser: Browser, scheme: str | None, width: int, **options) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, **options)
    page.set_content(document(scheme))
    return page


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((e) => e.open = true)")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [1280, 360])
def test_page_has_no_violations(browser, scheme, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(document(scheme, RUNS | {"many": many_lanes(20, 20)}))
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
    for name in ("figure-0", "figure-1", "figure-2"):
        scroller = page.locator(f"#{name} > .tl-scroll")
        assert scroller.evaluate("(e) => e.scrollWidth <= e.clientWidth")
    page.close()


@pytest.mark.parametrize(
    ("scheme", "options"),
    [
        ("default", {}),
        ("slate", {}),
        (None, {"color_scheme": "light"}),
        (None, {"color_scheme": "dark"}),
        ("slate", {"forced_colors": "active", "color_scheme": "dark"}),
        ("default", {"forced_colors": "active", "color_scheme": "light"}),
    ],
)
def test_colours_have_contrast(browser, scheme, options):
    page = open_page(browser, scheme, 1280, **options)
    painted = {name: rgb(colour) for name, colour in page.evaluate(PAINTED).items()}
    paper = painted.pop("paper")
    assert contrast(painted.pop("onRun"), painted["run"]) >= 4.5
    for name, colour in painted.items():
        wanted = 4.5 if name in ("label", "axis") else 3
        assert contrast(colour, paper) >= wanted, name
    page.close()


def test_labels_stay_on_their_segments(browser):
    page = open_page(browser, "default", 1280)
    outside = page.evaluate(
        """() => [...document.querySelectorAll(".tl-plot text")].filter((text) => {
          const box = text.getBBox(), plot = text.ownerSVGElement.viewBox.baseVal;
          return box.x < 0 || box.x + box.width > plot.width;
        }).map((text) => text.textContent)"""
    )
    assert outside == []
    names = page.evaluate(
        """() => [...document.querySelectorAll(".tl-names text")].filter((text) =>
          text.getBBox().x + text.getBBox().width > 118).map((text) => text.textContent)"""
    )
    assert names == []
    page.close()


def test_picture_is_one_image_named_by_its_title(browser):
    page = open_page(browser, "default", 1280)
    image = page.get_by_role("img", name="Timeline: late timer")
    assert image.count() == 1
    described = image.evaluate(
        "(e) => document.getElementById(e.getAttribute('aria-describedby')).textContent"
    )
    assert "Task polite A (in MainThread): awaiting: sleep" in described
    page.close()


def rgb(colour: str) -> tuple[float, ...]:
    assert colour.startswith("rgb("), colour
    return tuple(float(part) for part in colour[4:-1].split(","))


def luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [part / 255 for part in colour]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(x * y for x, y in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
