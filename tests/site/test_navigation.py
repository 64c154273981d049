"""The parts of the course: each lesson in one, with its practice directly below it."""

from urllib.parse import urljoin

import pytest

from publish import DOCS
from publish.page.pages import find_blocks
from publish.page.programs import programs
from tests.site import built
from tests.site.reader import shown

OF_THE_CAPSTONE = {"capstone-stages", "capstone-program"}  # whose practice is its own
LESSONS = sorted(path.stem for path in (DOCS / "learn").glob("*.md"))
PRACTICE = sorted(
    path.stem
    for path in (DOCS / "practice").glob("*.md")
    if path.stem not in ("index", "projects")
)
OPTIONAL = "With packages"  # its examples need some, and practice needs none
WITHOUT_PRACTICE = set(LESSONS) - set(PRACTICE)  # the capstone's program, and those


def needs_packages(name):
    found = programs(find_blocks(DOCS / "learn" / f"{name}.md"))
    return any(program.packages for program in found)


def sections():
    """The sections of mkdocs.yml: a title and its pages, in the reader's order."""
    for entry in built.CONFIG["nav"]:
        ((title, pages),) = entry.items()
        yield title, pages if isinstance(pages, list) else [pages]


def parts():
    """The parts of the course: a title, and the names of its lessons."""
    for title, pages in sections():
        lessons = [stem(page) for page in pages if is_lesson(page)]
        if lessons:
            yield title, lessons


def is_lesson(page):
    return page.startswith("learn/") and page.endswith(".md")


def stem(page):
    return page.rpartition("/")[2].removesuffix(".md")


def order():
    return [page for _, pages in sections() for page in pages]


def test_every_page_has_one_place():
    found = [*DOCS.rglob("*.md"), *DOCS.rglob("*.ipynb")]
    assert sorted(order()) == sorted(
        path.relative_to(DOCS).as_posix() for path in found
    )


def test_every_lesson_is_in_one_part_with_its_practice_below_it():
    titles = dict(parts())
    assert 4 <= len(titles.keys() - {OPTIONAL}) <= 6
    assert sorted(name for names in titles.values() for name in names) == LESSONS
    assert {*OF_THE_CAPSTONE, *titles[OPTIONAL]} == WITHOUT_PRACTICE
    for title, pages in sections():
        assert title not in titles or pages == [
            f"{folder}/{name}.md"
            for name in titles[title]
            for folder in ("learn", "practice")
            if folder == "learn" or name in PRACTICE
        ]


def test_what_needs_packages_is_optional():
    assert [name for name in LESSONS if needs_packages(name)] == sorted(
        dict(parts())[OPTIONAL]
    )


@pytest.mark.parametrize("url", ["", "practice/", "learn/start/"])
def test_lists_of_lessons_show_the_same_parts(site, url):
    page = next(page for page in built.pages() if page.url == url)
    here = urljoin(built.SITE_URL, url)
    names = {urljoin(built.SITE_URL, f"learn/{name}/"): name for name in LESSONS}
    left_out = {"practice/": WITHOUT_PRACTICE, "learn/start/": {"start"}}.get(url, ())
    wanted = {
        title: own
        for title, lessons in parts()
        if (own := [name for name in lessons if name not in left_out])
    }
    listed: dict[str, list[str]] = {}
    for element in page.soup.select("article :is(h3, td > strong, td > a, li > a)"):
        title = element.find(string=True)
        if title in wanted:
            listed[title] = []
        elif listed:
            name = names.pop(urljoin(here, element.get("href", "#")), None)
            listed[[*listed][-1]] += [name] if name else []
    assert list(listed.items()) == list(wanted.items())


def test_the_foot_of_a_lesson_leads_to_its_practice_and_that_to_the_next(site):
    pages = {page.url: page for page in built.pages()}
    for page, after in zip(order(), order()[1:], strict=False):
        if not page.startswith(("learn/", "practice/")) or not page.endswith(".md"):
            continue
        url = page.removesuffix("index.md").removesuffix(".md")
        url = url if url.endswith("/") else f"{url}/"
        link = pages[url].soup.select_one(".md-footer__link--next")
        target = urljoin(built.SITE_URL + url, link["href"])
        name = after.removesuffix("index.md").removesuffix(".md").removesuffix(".ipynb")
        assert target == built.SITE_URL + name.rstrip("/") + "/"


def entries(page):
    """The titles in the list of pages that a reader sees, those of practice apart."""
    links = ".md-sidebar--primary .md-nav__item > a.md-nav__link:has(.md-ellipsis)"
    visible = shown(page, links)
    names = [text.strip() for text in page.locator(links).all_text_contents()]
    seen = [name for name, is_shown in zip(names, visible, strict=True) if is_shown]
    practice = [name for name in seen if name.startswith("Practice: ")]
    return [name for name in seen if name not in practice], practice


@pytest.mark.parametrize("url", ["learn/threads/", "practice/threads/"])
def test_a_wide_screen_lists_every_lesson_and_the_practice_of_one(reader, url):
    lessons, practice = entries(reader.open(url))
    titles = [page.soup.h1.find(string=True).strip() for page in built.lessons()]
    assert set(titles) <= set(lessons)
    assert practice == ["Practice: Threads"]


def test_a_narrow_screen_lists_the_practice_of_a_part(new_reader):
    page = new_reader(360).open("learn/threads/")
    page.get_by_role("banner").get_by_role("button", name="Navigation").click()
    page.locator(".md-sidebar--primary").wait_for()
    assert len(entries(page)[1]) >= 3
