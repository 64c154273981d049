"""A region is whole statements that can run; a page shows the file's lines as they are."""

import pytest

from publish import SourceError
from publish.page.includes import Include
from publish.page.regions import lines_of, region_faults

START, END = "# --8<-- [start:a]\n", "# --8<-- [end:a]\n"
WHOLE = {
    "a statement": f"x = 1\n{START}y = 2\n{END}",
    "in a function": f"def f():\n    {START}    return 1\n    {END}",
    "with a comment": f"{START}# why\ny = 2\n{END}",
    "with its decorator": f"{START}@d\ndef f():\n    pass\n{END}",
    "an else that may run": f"if x:\n    y = 1\nelse:\n    {START}    y = 2\n    {END}",
}
CUT = {
    "in a string": f'x = """\n{START}y = 2\n{END}"""\n',
    "under if False": f"if False:\n    {START}    y = 2\n    {END}",
    "in a list": f"x = [\n{START}    1,\n{END}]\n",
    "only a comment": f"{START}# why\n{END}",
    "empty": f"{START}{END}",
    "an else alone": f"if x:\n    pass\n{START}else:\n    y = 1\n{END}",
    "an else in one line": f"if x:\n    pass\n{START}else: y = 1\n{END}",
    "without its decorator": f"@d\n{START}def f(): pass\n{END}",
    "no Python": f"{START}def\n{END}",
}


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr("publish.page.includes.SNIPPETS", tmp_path)
    return tmp_path / "x.py"


@pytest.mark.parametrize("name", WHOLE)
def test_whole_statements_are_a_region(name, file):
    file.write_text(WHOLE[name], "utf-8")
    assert not list(region_faults(file))


@pytest.mark.parametrize("name", CUT)
def test_a_part_of_a_statement_is_refused(name, file):
    file.write_text(CUT[name], "utf-8")
    assert list(region_faults(file))


def test_a_region_is_shown_without_its_indentation(file):
    file.write_text(WHOLE["in a function"], "utf-8")
    assert lines_of(file, "a") == [(3, "return 1")]
    assert [line for _, line in lines_of(file, None)] == ["def f():", "    return 1"]


@pytest.mark.parametrize(
    ("source", "shown", "line"),
    [
        ("x = 1\n\ty = 2\n", "x = 1\n    y = 2", 2),  # a tab that became spaces
        ('x = """\n\n\n"""\n', 'x = """\n\n"""', 3),  # a blank line that was lost
        ("x = 1\ny = 2\n", "x = 1", 2),
        ("x = 1\n", "x = 1\ny = 2", 1),
        ("x = '\x0c'\n", "x = ' '", 1),
    ],
)
def test_text_that_would_be_shown_otherwise_is_refused(source, shown, line, file):
    file.write_text(source, "utf-8")
    with pytest.raises(SourceError, match=rf"x\.py:{line}: a page would show"):
        Include(file, None).check(shown)


def test_text_that_is_shown_as_it_is_passes(file):
    file.write_text("\nx = 1\n\n\ny = 2\n\n", "utf-8")
    Include(file, None).check("x = 1\n\n\ny = 2")


def test_a_form_feed_does_not_move_a_region(file):
    file.write_text(f"x = 1\x0c\n{START}y = 2\n{END}", "utf-8")
    assert lines_of(file, "a") == [(3, "y = 2")]
