"""Which Pythons a block runs on, and how its mark says so."""

from pathlib import Path

import pytest

from publish import SNIPPETS, SourceError
from publish.page.blocks import Block
from publish.page.includes import Include
from publish.page.metadata import requires_python
from publish.page.programs import Program, programs
from publish.site.marks import marked

NEEDS = '# /// script\n# requires-python = ">=3.12,<3.14"\n# ///\nprint(1)'


def program(text: str, **options: str) -> Program:
    block = Block(Path("page.md"), 1, "python", text, options=options)
    return Program(block, ())


@pytest.mark.parametrize(
    ("version", "runs"),
    [("3.11.9", False), ("3.12.0", True), ("3.13.5t", True), ("3.14.0", False)],
)
def test_the_inline_metadata_decides(version, runs):
    assert program(NEEDS).runs_on(version) is runs


def test_a_block_without_metadata_runs_everywhere():
    assert str(requires_python("print(1)")) == ""
    assert program("print(1)").runs_on("3.14.0t")


def test_a_block_of_the_default_build_does_not_run_on_a_free_threaded_one():
    shown = program("print(1)", **{"default-build": "why"})
    assert shown.runs_on("3.14.0")
    assert not shown.runs_on("3.14.0t")


def mark(name: str, text: str, **options: str) -> str:
    """A block's HTML with its marks; `name` is its title, if it has one."""
    title = f'<span class="filename">{name}</span>' if name else ""
    html = f'<div class="language-python highlight">{title}<pre></pre></div>'
    include = Include(SNIPPETS / name, None) if name.endswith(".py") else None
    block = Block(Path("page.md"), 1, "python", text, name, options, include)
    return marked(html, Program(block, ()), {}, {})


def test_the_mark_says_what_a_block_needs():
    html = mark("x", NEEDS)
    assert (
        'x <span class="needs-python">Python 3.12 or newer, before 3.14</span>' in html
    )
    html = mark("", NEEDS)
    assert '<p class="verified">Python 3.12 or newer, before 3.14</p>' in html
    html = mark("x", "print(1)", **{"default-build": "why"})
    assert '<p class="verified">Default build only</p>' in html


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("fails", "KeyError", "ends with KeyError"),
        ("child-fails", "KeyError", "a child ends with KeyError"),
        ("child-fails", "SystemExit", "a child ends with an exit code other than 0"),
        ("leaves-threads", "why", "leaves threads: why"),
        ("uncalled", "poll, stop: why", "Not called in this run: poll, stop"),
    ],
)
def test_the_mark_says_what_the_page_allows_a_run(option, value, said):
    html = mark("x", "print(1)", **{option: value})
    assert f'<p class="verified">{said}</p>' in html


@pytest.mark.parametrize("value", ["poll", "poll:", ": why", "the poll: why"])
def test_an_option_that_names_no_function_or_no_reason_is_refused(value):
    block = program("print(1)", uncalled=value).block
    with pytest.raises(SourceError, match=r'page.md:1: write data-uncalled="name, '):
        programs([block])


def source(name: str) -> str:
    return (SNIPPETS / name).read_text("utf-8").strip("\n")


def test_a_broken_example_is_marked_by_text():
    html = mark("threads/join_waits.py", source("threads/join_waits.py"))
    assert "broken" not in html.lower()
    name = "threads/bread_and_sandwich_broken.py"
    html = mark(name, source(name))
    assert 'class="language-python highlight broken"' in html
    assert '<strong class="broken-label">Broken</strong>' in html
