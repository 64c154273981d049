"""Checks the contrast of timelines in every scheme, on paper, and that nothing moves."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import chromium
from tests.interleave.styled import ROOT, open_page

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
    unknown: style("tl-unknown", "stroke"),
    arrow: style("tl-arrow", "stroke"),
    head: style("tl-work", "fill"),
    end: style("tl-end", "stroke"),
    label: style("tl-labels text:not(.tl-on-run)", "fill"),
    axis: style("tl-axis text", "fill"),
    paper: style("tl-paper", "fill"),
    onRun: style("tl-on-run", "fill"),
  };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; nothing is downloaded."""
    with chromium() as browser:
        yield browser


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


def test_on_paper_wide_figures_shrink_until_they_fit(browser):
    page = open_page(browser, "slate", 680)
    page.emulate_media(media="print")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll("figure > .tl-scroll")].map((e) =>
          [...e.children].map((svg) => {
            const box = svg.getBoundingClientRect(), m = svg.getScreenCTM();
            return [box.left, box.right, box.top, m.a, m.d];
          }))"""
    )
    for names, plot in boxes:
        assert names[0] >= 0
        assert names[1] <= plot[0] + 0.1
        assert plot[1] <= 680
        assert names[2] == plot[2]
        assert names[3:] == pytest.approx(plot[3:], rel=0.01)
    assert any(plot[3] < 0.9 for _, plot in boxes)
    paper = page.evaluate(PAINTED)["paper"]
    assert rgb(paper) == (255, 255, 255)
    page.close()


def test_nothing_moves():
    style = (ROOT / "docs/assets/timeline.css").read_text("utf-8")
    assert not re.search(r"animation|transition|@keyframes|scroll-behavior", style)


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
