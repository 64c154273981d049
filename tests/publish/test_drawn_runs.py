"""What the Markdown extension draws from recordings, asserted on the HTML of a page."""

import pytest
from bs4 import BeautifulSoup

from tests.publish.project import make_project

WAITS = """import time

print("one")
time.sleep({seconds})
print("took", {seconds})
"""
RENDER = """
import sys
from pathlib import Path
from markdown import Markdown
import publish.page.blocks as pages
options = {"pymdownx.snippets": {"base_path": ["snippets"]},
           "pymdownx.highlight": {"pygments_lang_class": True}}
names = ["admonition", "attr_list", "md_in_html", "pymdownx.details", "pymdownx.highlight",
         "pymdownx.snippets", "pymdownx.superfences", "publish.site.extension"]
print(Markdown(extensions=names, extension_configs=options).convert(
    Path("docs/index.md").read_text()))
"""


def fence(name, attributes=""):
    head = f'{{.python title="{name}" {attributes}}}' if attributes else ""
    return (
        f'```{head or f"python title={chr(34)}{name}{chr(34)}"}\n--8<-- "{name}"\n```\n'
    )


@pytest.fixture
def draw(tmp_path):
    project = make_project(tmp_path)

    def drawn(page, **snippets):
        for name, source in snippets.items():
            project.write(f"snippets/part/{name}.py", source)
        project.write("docs/index.md", page)
        run = project.python("-m", "publish.judge.record")
        assert run.returncode == 0, run.stdout
        run = project.python("-c", RENDER)
        assert run.returncode == 0, run.stdout
        return BeautifulSoup(run.stdout, "html.parser")

    return drawn


def kinds(page):
    """The parts of a page in order: blocks by language, figures, paragraphs' text."""
    found = []
    for element in page.select("div.highlight, figure, p:not(.tl-trace)"):
        if element.find_parent("figure"):
            continue
        names = {"div": element["class"][0] if element.get("class") else ""}
        found.append(names.get(element.name, element.get_text()[:20] or "p"))
        if element.name == "figure":
            found[-1] = element["id"]
    return found


def test_a_fence_with_an_id_keeps_its_run(draw):
    program = WAITS.format(seconds=0.1)
    page = draw('```{.python #own}\n--8<-- "part/x.py"\n```\n', x=program)
    parts = [each.get("id") for each in page.select("div.highlight, figure")]
    assert parts == ["own", None, "run-part-x"]
    assert page.select_one("#own .filename").get_text() == "part/x.py"
    assert [e["data-print"] for e in page.select(".language-output .print")] == [
        "1",
        "2",
    ]


def test_what_a_program_printed_is_drawn_character_by_character(draw):
    text = "a\tb\u2028c\x0cd"
    page = draw(fence("part/x.py"), x=f"print({text!a})\n")
    [output] = page.select(".language-output pre")
    assert output.get_text() == f"{text}\n"


def test_output_and_timeline_follow_the_fence(draw):
    page = draw(fence("part/x.py") + "\nAfter.\n", x=WAITS.format(seconds=0.1))
    assert kinds(page) == [
        "language-python",
        "language-output",
        "run-part-x",
        "After.",
    ]
    numbered = page.select(".language-output .print")
    assert [(e["data-print"], e.get_text()) for e in numbered] == [
        ("1", "one"),
        ("2", "took 0.1"),
    ]
    ids = [time["id"] for time in page.select(".tl-lines > [id]")]
    assert ids == ["run-part-x-print-1", "run-part-x-print-2"]
    link = page.select_one("figure .tl-trace a")
    assert link["href"] == "/interleave/runs/part/x-1.trace.json"
    assert "part/x.py" in link.get_text()


def test_the_pages_own_output_stands_for_the_recorded_one(draw):
    output = '\n```output title="Output (parts vary)"\none\ntook ...\n```\n'
    page = draw(fence("part/x.py") + output, x=WAITS.format(seconds=0.1))
    assert kinds(page) == ["language-python", "language-output", "run-part-x"]
    numbered = page.select(".language-output .print")
    assert [(e["data-print"], e.get_text()) for e in numbered] == [
        ("1", "one"),
        ("2", "took ..."),
    ]


def test_measured_numbers_are_shown_with_their_ranges(draw):
    output = (
        '\n```output title="Output (measured)"\none\ntook {time: 0.1 to 2} < 3\n```\n'
    )
    source = WAITS.format(seconds=0.1).replace('took", 0.1', 'took 0.1 < 3"')
    page = draw(fence("part/x.py") + output, x=source)
    assert kinds(page) == [
        "language-python",
        "language-output",
        "The underlined numbe",
        "run-part-x",
    ]
    shown = page.select_one(".language-output code")
    assert shown.get_text() == "one\ntook 0.1 < 3\n"
    assert [number.get_text() for number in shown.select("u")] == ["0.1"]
    assert len(shown.select(".print")) == 2
    assert "time (0.1): 0.1 to 2." in page.select_one(".measured").get_text()


def test_without_a_timeline_measured_numbers_are_recorded_alone(draw):
    output = (
        '\n```output title="Output (measured)"\n{one: 1 or more; 1 idle core}\n```\n'
    )
    omitted = fence("part/x.py", 'data-timeline="omitted: it is long"')
    page = draw(omitted + output, x="print(1.5)\n")
    assert page.select_one(".language-output u").get_text() == "1.5"
    said = page.select_one(".measured").get_text()
    assert said.endswith("Where a core is idle: one (1.5): 1 or more.")
    assert not page.select("figure")


def test_a_timeline_can_be_folded_placed_or_omitted(draw):
    folded = fence("part/x.py", 'data-timeline="folded"')
    placed = fence("part/y.py", 'data-timeline="placed"')
    omitted = fence("part/z.py", 'data-timeline="omitted: it is long"')
    source = WAITS.format(seconds=0.1)
    later = "\nBetween.\n\n<!-- publish: run part/y.py -->\n"
    page = draw(f"{folded}\n{omitted}\n{placed}{later}", x=source, y=source, z=source)
    assert page.select_one("details.tl-fold > figure")["id"] == "run-part-x"
    text = kinds(page)
    assert text[text.index("Between.") :] == [
        "Between.",
        "language-output",
        "run-part-y",
    ]
    assert "No timeline: it is long" in page.get_text()
    assert not page.select("#run-part-z")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            fence("part/x.py", 'data-timeline="placed"'),
            "no <!-- publish: run part/x.py",
        ),
        (
            fence("part/x.py") + "\n<!-- publish: run part/x.py -->\n",
            "has this name and",
        ),
        (
            fence("part/x.py", 'data-timeline="placed"')
            + "\n```python\nprint(46)\n```\n\n<!-- publish: run part/x.py -->\n",
            "another program stands between it and its program",
        ),
    ],
)
def test_a_run_without_a_place_and_a_place_without_a_run_are_refused(draw, page, said):
    with pytest.raises(AssertionError, match=said):
        draw(page, x=WAITS.format(seconds=0.1))


def test_one_lane_that_never_waits_has_output_but_no_picture(draw):
    page = draw(fence("part/x.py"), x='print("one")\n')
    assert kinds(page) == ["language-python", "language-output"]
    assert not page.select(".print")


def test_a_part_of_a_file_has_no_run(draw):
    source = "# --8<-- [start:a]\nimport time\n# --8<-- [end:a]\ntime.sleep(0.1)\n"
    page = draw('```python\n--8<-- "part/x.py:a"\n```\n', x=source)
    assert kinds(page) == ["language-python"]


def lines(page, name):
    """The text of a block that is titled `name`, and its marked lines by kind."""
    titles = page.select(".highlight > .filename")
    title = next(t for t in titles if t.get_text().startswith(name))
    code = title.parent.select_one("code")
    marked = {
        kind: [line.get_text() for line in code.select(f".line.{kind}")]
        for kind in ("gone", "new", "moved")
    }
    return code.get_text(), marked


@pytest.mark.parametrize("between", ["\nThe mend:\n\n", "\n## The mend\n\nText.\n\n"])
def test_a_mistake_and_its_mend_are_read_in_order_on_one_scale(draw, between):
    page = draw(
        fence("part/x_broken.py") + between + fence("part/x_fixed.py") + "\nEnd.\n",
        x_broken=WAITS.format(seconds=0.4),
        x_fixed=WAITS.format(seconds=0.1),
    )
    said = between.split("\n")[-3]
    assert kinds(page) == [
        "language-python",
        "language-output",
        "run-part-x_broken",
        said,
        "language-python",
        "language-output",
        "run-part-x_fixed",
        "End.",
    ]
    plots = page.select("svg.tl-plot")
    mistake, mend = ([t.get_text() for t in plot.select(".tl-axis")] for plot in plots)
    assert mistake == mend
    assert plots[0]["width"] == plots[1]["width"]


def test_what_a_mend_changes_is_marked_in_both(draw):
    x_broken = WAITS.format(seconds=0.2)
    x_fixed = x_broken.replace("time.sleep", "if True:\n    time.sleep").replace(
        'print("one")', '# first\nprint("two")'
    )
    pair = fence("part/x_broken.py") + "\nThe mend:\n\n" + fence("part/x_fixed.py")
    page = draw(pair, x_broken=x_broken, x_fixed=x_fixed)
    text, marked = lines(page, "part/x_broken.py")
    assert text.strip() == x_broken.strip()
    assert marked == {"gone": ['print("one")'], "new": [], "moved": []}
    text, marked = lines(page, "part/x_fixed.py")
    assert text.strip() == x_fixed.strip()
    assert marked == {
        "gone": [],
        "new": ['print("two")', "if True:"],
        "moved": ["    time.sleep(0.2)"],
    }
    titles = [t.get_text() for t in page.select(".language-python > .filename")]
    assert titles == [
        "part/x_broken.py Broken Removed in the mend: line 3",
        "part/x_fixed.py Mend New: lines 4-5 Indentation only: line 6",
    ]


def test_a_mistake_alone_and_a_part_of_one_have_no_marks(draw):
    source = f"# --8<-- [start:a]\n{WAITS.format(seconds=0.1)}# --8<-- [end:a]\n"
    page = draw(
        fence("part/x_broken.py")
        + '\nA part:\n\n```python\n--8<-- "part/y_broken.py:a"\n```\n\nThe mend:\n\n'
        + fence("part/y_fixed.py"),
        x_broken=WAITS.format(seconds=0.1),
        y_broken=source,
        y_fixed=WAITS.format(seconds=0.2),
    )
    assert not page.select(".gone, .new, .moved")


def test_a_mend_that_changes_nothing_is_refused(draw):
    x = WAITS.format(seconds=0.1)
    pair = fence("part/x_broken.py") + "\nThe mend:\n\n" + fence("part/x_fixed.py")
    said = r"x_fixed\.py is the same program as part/x_broken\.py"
    with pytest.raises(AssertionError, match=said):
        draw(pair, x_broken=x, x_fixed=f"# mended\n\n{x}")


def test_both_orders_are_shown_where_there_are_two(draw):
    source = (
        "import threading\n"
        "thread = threading.Thread(target=print, args=('there',))\n"
        "thread.start()\nprint('here')\nthread.join()\n"
    )
    output = '\n```output title="Output (in any order)"\nhere\nthere\n```\n'
    page = draw(fence("part/x.py") + output, x=source)
    figures = page.select("figure.timeline")
    assert [f["id"] for f in figures] == ["run-part-x-1", "run-part-x-2"]
    captions = [f.select_one("figcaption").get_text() for f in figures]
    assert all("one of several possible runs" in caption for caption in captions)
