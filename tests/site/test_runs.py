"""The recorded runs in the built site: drawn, numbered, downloadable."""

import json
from functools import cache
from urllib.parse import urlsplit

import pytest

from publish.judge.record import examples
from publish.runs import recordings
from tests.site import built
from tests.site.reader import shown

BASE_PATH = urlsplit(built.SITE_URL).path
FIGURE = "figure.timeline"


@cache
def recorded():
    """Every example that pages show with its run, by name."""
    return {program.name: program.example for program in examples()}


def code_titles(page):
    found = page.soup.select("article .highlight[class*=language-py] .filename")
    return [title.find(string=True).strip() for title in found]


def first_with(selector):
    return next(page for page in built.pages() if page.soup.select(selector))


def test_every_example_stands_with_its_run(site):
    drawn = 0
    titles = {name: page for page in built.pages() for name in code_titles(page)}
    for name, example in recorded().items():
        page = titles[name]
        begin = f"run-{name.removesuffix('.py').replace('/', '-')}"
        figures = page.soup.select(f"{FIGURE}[id^='{begin}']")
        several_lanes = any(len(r.lanes) > 1 for r in recordings.read(example).runs)
        assert figures or not several_lanes, f"{page}: {name} has no timeline"
        drawn += len(figures)
    assert drawn > 50


def test_lines_of_output_have_the_numbers_of_their_prints(built_page):
    for figure in built_page.soup.select(FIGURE):
        times = figure.select(".tl-lines > [id*='-print-']")
        marks = {time["id"].rpartition("-")[2] for time in times}
        output = figure.find_previous("div", class_="language-output")
        if output is None or figure["id"].endswith("-2"):
            continue
        numbers = [line["data-print"] for line in output.select("[data-print]")]
        assert len(set(numbers)) == len(numbers)
        if output.find_next(FIGURE.partition(".")[0], class_="timeline") is figure:
            assert set(numbers) <= marks


def test_every_run_can_be_opened_in_perfetto(built_page, site):
    for link in built_page.soup.select(".tl-trace a"):
        path = link["href"].removeprefix(BASE_PATH)
        events = json.loads((site / path).read_text("utf-8"))["traceEvents"]
        assert {"M", "X"} <= {event["ph"] for event in events}


def test_links_to_runs_tell_apart_for_screen_readers(built_page):
    names = [link.get_text() for link in built_page.soup.select(".tl-trace a")]
    assert len(set(names)) == len(names)


def test_timelines_need_no_javascript(new_reader):
    page = new_reader(java_script_enabled=False).context.new_page()
    page.goto(first_with(FIGURE).url)
    assert page.locator(f"{FIGURE} svg").first.is_visible()


@pytest.mark.parametrize(
    ("view", "visible"), [("Code only", True), ("Theory only", False)]
)
def test_a_view_shows_the_runs_with_the_code(reader, view, visible):
    lesson = next(p for p in built.lessons() if p.soup.select(FIGURE))
    page = reader.open(lesson.url)
    page.get_by_role("radiogroup", name="Show").get_by_role("radio", name=view).check()
    assert set(shown(page, f"article > {FIGURE}")) == {visible}
