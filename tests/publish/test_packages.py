"""An example imports the packages that it names, as they are pinned, and no others."""

from pathlib import Path

import pytest

from publish import ROOT, SourceError
from publish.page.blocks import Block
from publish.page.metadata import packages
from publish.page.problems import problems
from publish.page.programs import Program, programs
from publish.runs import packages as pinned
from publish.runs.interpreters import interpreters
from publish.runs.process import record_python
from publish.site.marks import marked

IMPORTS = """\
import httpx
import trio

import anyio

httpx.AsyncClient()
anyio.run(anyio.sleep, 0)
trio.run(trio.sleep, 0)
"""
NAMED = '# /// script\n# dependencies = ["anyio", "httpx", "trio"]\n# ///\n' + IMPORTS
every_python = pytest.mark.parametrize(
    "python", interpreters(), ids=lambda python: python.version
)


def program(text: str) -> Program:
    return Program(Block(Path("page.md"), 1, "python", text), ())


def named(names: str) -> str:
    return f"# /// script\n# dependencies = {names}\n# ///\nprint(1)"


@every_python
def test_what_is_named_can_be_imported_and_warns_of_nothing(python):
    example = program(NAMED)
    outcome = example.run(python.path, python.version)
    assert problems(example, outcome) == []
    # They are trusted as what is installed in .venv: the ledger takes the pins for them.
    assert not [file for file in outcome.files if pinned.FOLDER in file.parents]


def test_what_is_not_named_cannot_be_imported(tmp_path):
    python = interpreters()[0]
    example = program(IMPORTS)
    [problem] = problems(example, example.run(python.path, python.version))
    assert problem == "ModuleNotFoundError ended the program"
    path = tmp_path / "example.py"
    path.write_text(IMPORTS)
    assert "No module named 'httpx'" in record_python(python.path, path)[0].stderr
    outcome, run = record_python(python.path, path, with_packages=True)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert run


def test_names_are_read():
    assert packages(named('["httpx", "typing-extensions"]')) == (
        "httpx",
        "typing-extensions",
    )
    assert packages("print(1)") == ()


@pytest.mark.parametrize(
    "names", ['"httpx"', '["httpx>=1"]', '["httpx[http2]"]', '["HTTPX"]', "[1]", "1"]
)
def test_what_is_no_list_of_names_is_refused(names):
    with pytest.raises(SourceError, match=r"page.md:1: .* write dependencies = \["):
        programs([program(named(names)).block])


def test_a_package_that_is_not_pinned_is_refused():
    with pytest.raises(SourceError) as refused:
        programs([program(named('["httpx", "requests"]')).block])
    assert str(refused.value) == (
        "page.md:1: its metadata names requests, which snippets/requirements.txt does not "
        "pin: add it to snippets/requirements.in and compile that"
    )


def test_packages_that_are_not_installed_as_pinned_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr(pinned, "FOLDER", tmp_path)
    python = interpreters()[0]
    why = r"^snippets/requirements.txt:1: these packages are not installed"
    with pytest.raises(SourceError, match=why):
        program(NAMED).run(python.path, python.version)
    (tmp_path / "requirements.txt").write_text("httpx==0\n")
    with pytest.raises(SourceError, match=why):
        program(NAMED).run(python.path, python.version)


def test_the_mark_says_how_to_install_what_ran():
    version = pinned.versions()["httpx"]
    html = marked("<pre></pre>", program(named('["httpx"]')), {}, {})
    assert f"Needs a package: pip install httpx=={version}</p>" in html
    assert "Needs a package" not in marked("<pre></pre>", program("print(1)"), {}, {})


def test_the_pins_name_no_registry_and_hold_on_every_python():
    text = (ROOT / "snippets" / "requirements.txt").read_text("utf-8")
    assert "://" not in text
    assert ";" not in text  # a marker: the set-up's Python would decide for all
    assert {"httpx", "anyio", "trio"} <= pinned.versions().keys()
