"""Measured numbers are judged: by their ranges, and by others of the same run."""

import pytest

from publish.page import measured

PAGE = """\
in turn: {in turn: 0.6 or more} s
in threads: {in threads: 0.2 to 0.8 times in turn} s, cores {cores: up to 2; 2 idle cores}
"""
HELD = "in turn: 0.61 s\nin threads: 0.21 s, cores 1.9\n"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("", ""), []),
        (("0.61", "0.59"), ["in turn is 0.59, and the page says 0.6 or more"]),
        (
            ("0.21", "0.19"),
            ["in threads is 0.19, and the page says 0.2 to 0.8 times in turn"],
        ),
        (
            ("0.21", "0.5"),
            ["in threads is 0.5, and the page says 0.2 to 0.8 times in turn"],
        ),
        (("1.9", "2.1"), ["cores is 2.1, and the page says up to 2"]),
        (("1.9", "-3"), []),
        (("0.61", "0.6"), []),
    ],
)
def test_a_number_outside_of_its_range_is_named(change, told):
    assert measured.read(PAGE).misses(HELD.replace(*change)) == told


@pytest.mark.parametrize(("idle", "judged"), [(2.0, True), (1.8, True), (1.7, False)])
def test_a_range_that_needs_idle_cores_does_not_count_without_them(idle, judged):
    page, printed = (
        measured.read(PAGE),
        HELD.replace("1.9", "2.1").replace("0.61", "0.5"),
    )
    wrong = [told.split()[0] for told in page.misses(printed, idle)]
    assert wrong == ["in", "cores"][: 1 + judged]


@pytest.mark.parametrize(
    "printed",
    [
        HELD.replace("s,", "s;"),
        HELD.replace("0.61", ""),
        HELD.replace("0.61", "much"),
        HELD.replace("0.61", "0.61 0.62"),
        HELD + "more\n",
        "",
    ],
)
def test_the_words_around_numbers_are_exact(printed):
    assert measured.read(PAGE).numbers(HELD) == ("0.61", "0.21", "1.9")
    assert measured.read(PAGE).numbers(printed) is None


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("took 3 s", "it measures nothing: write {name: range} for each number"),
        ("{a: 1 or more} {a: 2 or more}", "two numbers have the name 'a'"),
        ("{a: 2 times b or more}", "no number here has the name 'b'"),
        ("{a: about 3}", "{a: about 3} cannot be read: write {name: 0.6 or more}"),
        ("{a 1 or more}", "{a 1 or more} cannot be read"),
        ("{a: 1 or more; 2 cores}", "{a: 1 or more; 2 cores} cannot be read"),
    ],
)
def test_a_range_that_cannot_be_read_is_refused(page, told):
    with pytest.raises(ValueError, match="^" + told.replace("{", r"\{")):
        measured.read(page)
