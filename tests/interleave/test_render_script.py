"""Asks timelines in Chromium: opened lines are a table, a shape under the pointer speaks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from interleave.render import lane_sentences
from tests.chromium import chromium
from tests.interleave.drawn import RUNS, SAMPLES, draw, table_rows, text_lines
from tests.interleave.styled import open_page, unfold

CELLS = """(figure) => [...figure.querySelectorAll("tbody tr")].map((row) =>
  [...row.cells].map((cell) => cell.textContent))"""
TITLE = "document.querySelector('.tl-plot > title')?.textContent"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; nothing is downloaded."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with the sample runs."""
    page = open_page(browser, "default", 1280, SAMPLES)
    yield page
    page.close()


# For each subpath of a path: the point of the page in its middle, and its size.
MIDDLES = """(path) => {
  path.scrollIntoView({ block: "center" });
  return path.getAttribute("d").split(/(?=M)/).map((data) => {
    const part = path.parentNode.appendChild(path.cloneNode());
    part.setAttribute("d", data);
    const box = part.getBBox();
    part.remove();
    const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
    const { x, y } = middle.matrixTransform(path.getScreenCTM());
    return [x, y, Math.max(box.width, box.height)];
  });
}"""


def test_the_table_has_all_the_lines(page):
    unfold(page)
    figures = page.locator("figure")
    assert figures.locator(".tl-lines").count() == 0
    for figure, name in zip(figures.all(), SAMPLES, strict=True):
        assert figure.evaluate(CELLS) == table_rows(draw(name))
        sentences = figure.get_by_role("listitem").all_inner_texts()
        assert sentences == lane_sentences(RUNS[name])
        table = figure.get_by_role("table", name=f"Timeline: {name}")
        heads = table.get_by_role("columnheader").all_inner_texts()
        assert heads == ["At", "Lane", "What", "For", "Source line"]
        assert table.get_by_role("rowheader").count() == len(table_rows(draw(name)))
        scroller = figure.get_by_role("group", name="Table")
        assert scroller.get_attribute("tabindex") == "0"


def test_a_table_is_made_once_and_stays(page):
    summary = page.locator("summary").first
    for _ in range(3):
        summary.click()
    expect(page.locator("figure").first.locator("table")).to_have_count(1)


def test_the_table_keeps_links_to_prints_and_marks_of_a_search(page):
    page.evaluate("""() => {
      const lines = document.querySelector("#figure-0 .tl-lines");
      lines.innerHTML = lines.innerHTML.replaceAll(/(running|line|for)\\b/g, "<mark>$1</mark>");
    }""")
    unfold(page)
    name = next(iter(SAMPLES))
    figure = page.locator("#figure-0")
    assert figure.evaluate(CELLS) == table_rows(draw(name))
    assert figure.locator("td mark").count() > 0
    for n in range(1, len(RUNS[name].marks) + 1):
        assert figure.locator(f"th > #figure-0-print-{n}").count() == 1


def test_what_is_not_opened_by_a_reader_stays_as_it_was_found(page):
    page.evaluate("location.hash = 'figure-0-print-1'")
    page.locator("#figure-0 details[open]").wait_for()
    assert page.locator("#figure-0 .tl-lines").is_visible()
    assert page.locator("#figure-0 table").count() == 0


def test_lines_can_be_read_without_javascript(browser):
    page = open_page(browser, "default", 360, SAMPLES, java_script_enabled=False)
    page.locator("summary").first.press("Enter")
    lines = page.locator(".tl-lines").first
    name = next(iter(SAMPLES))
    assert lines.inner_text().split("\n") == text_lines(draw(name))
    sentences = page.locator(".tl-lanes").first.inner_text().split("\n")
    assert sentences == lane_sentences(RUNS[name])
    page.close()


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize(
    "kind", ["tl-wait", "tl-idle", "tl-run", "tl-print", "tl-arrow"]
)
def test_a_shape_under_the_pointer_says_what_it_is(browser, opened, kind):
    page = open_page(browser, "default", 1280, {"endings": RUNS["endings"]})
    if opened:
        unfold(page)
    lines = text_lines(draw("endings"))
    asked = 0
    for path in page.locator(f":is(.{kind}[data-rows], .{kind} > [data-rows])").all():
        rows = path.get_attribute("data-rows").split(" ")
        for row, (x, y, size) in zip(rows, path.evaluate(MIDDLES), strict=True):
            if size > 10:  # over what is smaller, there may be another shape
                page.mouse.move(x, y)
                assert lines[int(row)] in page.evaluate(TITLE).split("\n")
                asked += 1
    assert asked > 0
    assert page.locator(".tl-plot > title").count() == 1
    page.close()
