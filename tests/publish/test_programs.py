"""Which Pythons a block runs on, and how its mark says so."""

from pathlib import Path

import pytest

from publish.page.blocks import Block
from publish.page.programs import Program, requires_python
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


def fence(title: str, text: str, attributes: str = "") -> str:
    return (
        f'<div class="language-python highlight"{attributes}><span class="filename">{title}'
        f"</span><pre><span></span><code>{text}</code></pre></div>"
    )


def test_the_mark_says_what_a_block_needs():
    text = NEEDS.replace(">", "&gt;").replace("<", "&lt;")
    html = marked(fence("x", text))
    assert (
        'x <span class="needs-python">Python 3.12 or newer, before 3.14</span>' in html
    )
    html = marked(fence("", text).replace('<span class="filename"></span>', ""))
    assert '<p class="verified">Python 3.12 or newer, before 3.14</p>' in html
    html = marked(fence("x", "print(1)", ' data-default-build="why"'))
    assert '<p class="verified">Default build only</p>' in html


def test_a_broken_example_is_marked_by_text():
    html = marked(fence("threads/x_broken.py", "print(1)"))
    assert 'class="language-python highlight broken"' in html
    assert '<strong class="broken-label">Broken</strong>' in html
    assert "broken" not in marked(fence("threads/x_fixed.py", "print(1)")).lower()
