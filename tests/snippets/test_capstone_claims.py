"""Proves what the capstone promises: it is there, it runs, and its further reading exists."""

import re
import sys
from pathlib import Path

import pytest
from capstone.site_checker import fetch

from tests.snippets.programs import SNIPPETS, run_program

DOCS = Path(__file__).parents[2] / "docs"
LESSONS = sorted((DOCS / "learn").glob("*.md"))
PAGES = sorted((DOCS / "learn").glob("capstone*.md"))
PROGRAMS = sorted(SNIPPETS.glob("capstone/**/*.py"))
OFFICIAL = (
    "https://docs.python.org/3",
    "https://peps.python.org/pep-",
    "https://github.com/python/cpython/",
)


def further_reading(page):
    """Return the outside links under a lesson's last heading."""
    return re.findall(
        r"\]\((https?://[^)]+)\)",
        page.read_text("utf-8").partition("\n## Further reading\n")[2],
    )


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.stem)
def test_e16_e17_every_lesson_has_further_reading_at_official_addresses(page):
    found = further_reading(page)
    assert len(found) >= 3
    assert [link for link in found if not link.startswith(OFFICIAL)] == []
    assert "asyncio.readthedocs.io" not in page.read_text("utf-8")


def test_e68_every_file_of_the_final_project_is_shown():
    text = "".join(page.read_text("utf-8") for page in PAGES)
    shown = re.findall(r'^--8<-- "(.+)"$', text, re.M)
    assert sorted(shown) == [p.relative_to(SNIPPETS).as_posix() for p in PROGRAMS]
    assert len(shown) > 10


def test_e68_the_final_project_runs_and_finds_what_is_wrong():
    run = run_program("capstone/demo/__main__.py")
    assert run.returncode == 0
    assert run.stdout == "down: 1\nfailing: 1\nsilent: 2\nup: 36\n"
    assert run.stderr.splitlines()[0] == "0 of 40 checked"
    assert run.stderr.splitlines()[-1].startswith("40 of 40 checked")


def imports(programs):
    """Return the packages that programs import."""
    found = set()
    for path in programs:
        found |= set(re.findall(r"^ *(?:from|import) (\w+)", path.read_text(), re.M))
    return found


def test_the_final_project_needs_nothing_but_the_standard_library():
    others = imports(PROGRAMS) - set(sys.stdlib_module_names)
    assert others == {"capstone", "course_server"}
    assert fetch.MAX_PAGE <= 1_000_000


def test_the_program_itself_imports_neither_the_demonstration_nor_its_server():
    production = [path for path in PROGRAMS if path.parent.name == "site_checker"]
    assert len(production) >= 10
    assert imports(production) - set(sys.stdlib_module_names) == {"capstone"}
    text = "".join(path.read_text() for path in production)
    assert set(re.findall(r"from capstone\.(\w+)", text)) == {"site_checker"}
