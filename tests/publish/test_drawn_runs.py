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


def test_a_timeline_can_be_folded_placed_or_omitted(draw):
    folded = fence("part/x.py", 'data-timeline="folded"')
    placed = fence("part/y.py", 'data-timeline="placed"')
    omitted = fence("part/z.py", 'data-timeline="omitted: it is long"')
    source = WAITS.format(seconds=0.1)
    later = "\nBetween.\n\n<!-- publish: run part/y.py -->\n"
    page = draw(f"{folded}\n{placed}\n{omitted}{later}", x=source, y=source, z=source)
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


def test_a_mistake_and_its_mend_are_a_pair_on_one_scale(draw):
    between = "\nThe mend:\n\n"
    page = draw(
        fence("part/x_broken.py") + between + fence("part/x_fixed.py") + "\nEnd.\n",
        x_broken=WAITS.format(seconds=0.4),
        x_fixed=WAITS.format(seconds=0.1),
    )
    pair = page.select_one(".pair")
    left, right = pair.find_all("div", recursive=False)
    assert [f["id"] for f in left.select("figure")] == ["run-part-x_broken"]
    assert [f["id"] for f in right.select("figure")] == ["run-part-x_fixed"]
    assert "The mend:" in left.get_text()
    assert "End." not in pair.get_text()
    ticks = [
        [t.get_text() for t in side.select("svg.tl-plot .tl-axis")]
        for side in (left, right)
    ]
    assert ticks[0] == ticks[1]
    widths = [side.select_one("svg.tl-plot")["width"] for side in (left, right)]
    assert widths[0] == widths[1]


@pytest.mark.parametrize("between", ["\n## Next\n\n", "\n!!! note\n    Stay.\n\n"])
def test_only_a_mend_of_the_same_section_makes_a_pair(draw, between):
    page = draw(
        fence("part/x_broken.py") + between + fence("part/x_fixed.py"),
        x_broken=WAITS.format(seconds=0.1),
        x_fixed=WAITS.format(seconds=0.1),
    )
    assert bool(page.select(".pair")) == ("##" not in between)


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
