"""Checks the views of a lesson: by keyboard, kept, printed, without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.site import built
from tests.site.reader import shown

THEORY = ".lesson-facts ~ p:not(.verified)"
CODE = ".lesson-facts ~ .highlight"
HEADING = ".lesson-facts ~ h2"


@pytest.fixture
def first(site):
    return built.lessons()[0]


@pytest.fixture
def second(site):
    return built.lessons()[1]


def switch(page):
    return page.get_by_role("radiogroup", name="Show")


def choose(page, name):
    switch(page).get_by_role("radio", name=name).check()


def expect_view(page, name):
    expect(switch(page).get_by_role("radio", name=name)).to_be_checked()
    assert all(shown(page, HEADING))
    assert set(shown(page, THEORY)) == {name != "Code only"}
    assert set(shown(page, CODE)) == {name != "Theory only"}


def test_every_lesson_has_one_switch(window, lesson):
    page = window.show(lesson.url, 1280)
    expect(switch(page)).to_have_count(1)
    expect_view(page, "All")


def test_keyboard_reaches_and_changes_the_view(reader, first):
    page = reader.open(first.url)
    radios = switch(page).get_by_role("radio")
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "view":
            break
    expect(radios.nth(0)).to_be_focused()
    label = page.locator(".view-switch label").nth(0)
    expect(label).to_have_css("outline-style", "solid")
    page.keyboard.press("ArrowRight")
    expect_view(page, "Theory only")
    page.keyboard.press("ArrowRight")
    expect_view(page, "Code only")
    page.keyboard.press("ArrowRight")
    expect_view(page, "All")


def test_view_is_kept_by_instant_navigation(reader, first, second):
    page = reader.open(first.url)
    choose(page, "Theory only")
    page.evaluate("window.sameDocument = true")
    link = page.locator(f'.md-sidebar--primary a[href$="/{second.url}"]').first
    link.click()
    page.wait_for_url(f"**/{second.url}")
    expect(page.locator("h1")).to_contain_text(second.soup.h1.find(string=True).strip())
    expect_view(page, "Theory only")
    assert page.evaluate("window.sameDocument") is True
    page.go_back()
    expect(page.locator("h1")).to_contain_text(first.soup.h1.find(string=True).strip())
    expect_view(page, "Theory only")


def test_view_is_kept_and_set_before_the_first_paint(reader, first, second):
    choose(reader.open(first.url), "Code only")
    reader.context.add_init_script(
        """new MutationObserver((_, observer) => {
          if (!document.body) return;
          window.viewAtFirst = document.documentElement.dataset.view;
          observer.disconnect();
        }).observe(document, {childList: true, subtree: true})"""
    )
    page = reader.open(second.url)
    expect_view(page, "Code only")
    assert page.evaluate("window.viewAtFirst") == "code"


def test_print_follows_the_view(reader, first):
    page = reader.open(first.url)
    choose(page, "Code only")
    page.emulate_media(media="print")
    expect(page.locator(CODE).first).to_be_visible()
    expect(page.locator(THEORY).first).to_be_hidden()
    expect(page.locator(".view-switch")).to_be_hidden()


def test_pages_that_are_no_lessons_hide_nothing(reader, first):
    choose(reader.open(first.url), "Theory only")
    page = reader.open("")
    expect(switch(page)).to_have_count(0)
    assert set(shown(page, "article > *, article .highlight")) == {True}


def test_without_javascript_everything_is_visible(new_reader, lesson):
    reader = new_reader(java_script_enabled=False)
    page = reader.context.new_page()
    page.goto(lesson.url)
    expect(page.locator(".view-switch")).to_have_count(0)
    for selector in (THEORY, CODE, HEADING):
        assert set(shown(page, selector)) == {True}
