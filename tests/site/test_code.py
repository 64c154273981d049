"""Programs as a reader sees them: in order, with nothing cut, and what a mend changes."""

import pytest

from publish import SNIPPETS
from tests.site import built
from tests.site.reader import horizontal_overflow

WIDTHS = [320, 360, 768, 1280, 1440, 1600]

# The parts of a page that begin above the end of the part before them.
BESIDE = """() => {
  const parts = [...document.querySelector("article").children]
    .filter((part) => part.checkVisibility() && !part.matches(".md-content__button"))
    .map((part) => [part.getBoundingClientRect(), part]);
  return parts.slice(1)
    .filter(([box], at) => box.top < parts[at][0].bottom - 1)
    .map(([, part]) => part.outerHTML.slice(0, 80));
}"""

# Lines of code that go on in a second row without a sign there, or beyond the edge.
CUT = """() => {
  const signed = (line) => {
    const row = parseFloat(getComputedStyle(line).lineHeight);
    const sign = getComputedStyle(line, "::after");
    return line.clientHeight < 1.5 * row
      || (sign.content.startsWith('"↳') && parseFloat(sign.height) > 0.9 * row);
  };
  const blocks = [...document.querySelectorAll("article pre > code")]
    .filter((code) => code.checkVisibility());
  return blocks.flatMap((code) => {
    const lines = [...code.querySelectorAll(".line")];
    const text = code.textContent.split("\\n").filter((line) => line.trim());
    const alone = lines.filter((line) => line.textContent.trim()).length === text.length;
    return alone && code.scrollWidth <= code.clientWidth
      ? lines.filter((line) => !signed(line)).map((line) => line.textContent)
      : [`no lines, or wider than its block: ${text[0]}`];
  });
}"""
WRAPPED = """() => [...document.querySelectorAll("article .line")].filter(
  (line) => line.clientHeight > 1.5 * parseFloat(getComputedStyle(line).lineHeight)).length"""
MARKED = ".highlight:has(.line:is(.gone, .new, .moved))"
SIGNS = {
    "gone": ("\N{MINUS SIGN}", "removed: "),
    "new": ("+", "new: "),
    "moved": ("~", "indentation: "),
}


def test_a_page_reads_from_top_to_bottom_and_cuts_no_code(window, built_page):
    for width in WIDTHS:
        page = window.show(built_page.url, width)
        assert page.evaluate(BESIDE) == [], width
        assert page.evaluate(CUT) == [], width
        assert horizontal_overflow(page) <= 0, width


def test_a_line_of_85_characters_fits_beside_both_lists(new_reader, site):
    page = new_reader(1280).open("learn/shutting-down/")
    assert page.evaluate(WRAPPED) == 0
    page.set_viewport_size({"width": 360, "height": 900})
    assert page.evaluate(WRAPPED) > 5


def marked_pages():
    return [page for page in built.lessons() if page.soup.select(".line.new")]


def test_every_mistake_and_mend_on_a_lesson_is_marked(site):
    found = 0
    for page in built.lessons():
        for title in page.soup.select(".language-python > .filename"):
            name = title.find(string=True).strip()
            if not name.endswith("_fixed.py"):
                continue
            found += 1
            kinds = {"new", "moved"} & {
                k for e in title.select("span") for k in e["class"]
            }
            lines = title.parent.select(".line:is(.new, .moved)")
            assert (
                kinds
                == {k for line in lines for k in line["class"]} - {"line"}
                != set()
            )
    assert found == len(list(SNIPPETS.rglob("*_fixed.py")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_are_signs_that_are_spoken_and_not_only_colours(new_reader, scheme):
    page = new_reader(color_scheme=scheme).open(marked_pages()[0].url)
    for kind, (sign, spoken) in SIGNS.items():
        lines = page.locator(f".line.{kind}")
        if lines.count():
            style = "line => getComputedStyle(line, '::before').content"
            assert lines.first.evaluate(style) == f'"{sign}" / "{spoken}"'


def test_a_copied_program_has_no_signs(new_reader, site):
    reader = new_reader(360, permissions=["clipboard-read", "clipboard-write"])
    page = reader.open(marked_pages()[0].url)
    for block in page.locator(MARKED).all():
        name = block.locator(".filename").evaluate(
            "t => t.firstChild.textContent.trim()"
        )
        source = (SNIPPETS / name).read_text("utf-8").strip()
        block.get_by_role("button").click()
        page.get_by_text("Copied to clipboard").wait_for()
        assert page.evaluate("navigator.clipboard.readText()").strip() == source
        selected = (
            "c => { getSelection().selectAllChildren(c); return `${getSelection()}`; }"
        )
        assert block.locator("code").evaluate(selected).strip() == source
