"""What a mend changes, line by line: on small programs, and on every pair of the course."""

import difflib

import pytest

from publish import SNIPPETS
from publish.site.changes import changes, in_words

MISTAKES = sorted(SNIPPETS.rglob("*_broken.py"))


def bare(lines):
    return [line.strip() for line in lines]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda path: path.stem)
def test_the_marks_of_a_pair_are_its_difference(mistake):
    """Without the marked lines, both programs are the same but for their indentation."""
    mend = mistake.with_name(mistake.name.replace("_broken.py", "_fixed.py"))
    old, new = (path.read_text("utf-8").splitlines() for path in (mistake, mend))
    in_mistake, in_mend = changes("\n".join(old), "\n".join(new))
    assert in_mistake or in_mend
    kept = [line for n, line in enumerate(old, 1) if n not in in_mistake]
    stays = [line for n, line in enumerate(new, 1) if in_mend.get(n) != "new"]
    assert list(filter(None, bare(kept))) == list(filter(None, bare(stays)))
    differing = {
        line[2:].strip()
        for line in difflib.ndiff(bare(old), bare(new))
        if line[:2] in ("+ ", "- ") and line[2:]
    }
    marked = [old[n - 1] for n in in_mistake]
    marked += [new[n - 1] for n, kind in in_mend.items() if kind == "new"]
    assert differing <= set(bare(marked))


def test_a_line_in_another_block_is_moved_and_not_new():
    mistake = "a()\nb()\n"
    assert changes(mistake, "with lock:\n    a()\nb()\n") == (
        {},
        {1: "new", 2: "moved"},
    )
    assert changes("if x:\n    a()\n    b()", "if x:\n    a()\nb()") == (
        {},
        {3: "moved"},
    )


def test_a_line_in_another_place_goes_and_is_new():
    assert changes("a()\nb()\nc()\n", "b()\nc()\na()\n") == ({1: "gone"}, {3: "new"})


def test_blank_lines_and_comments_are_no_change():
    assert changes("a()\nb()  \n", "# why\na()\n\n\nb()\n# end\n") == ({}, {})
    both = changes("a()\n", "# why\nb()\n\n# and\nc()\na()\n")
    assert both == ({}, dict.fromkeys(range(2, 6), "new"))


def test_marks_are_said_in_words():
    marks = {9: "new", 10: "new", 11: "new", 4: "new", 1: "moved"}
    assert dict(in_words(marks)) == {
        "new": "New: lines 4, 9-11",
        "moved": "Indentation only: line 1",
    }
    assert dict(in_words({2: "gone"})) == {"gone": "Removed in the mend: line 2"}
