"""The site's own settings build a notebook page that is light, fresh and complete."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import yaml
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from publish import ROOT, SNIPPETS
from publish.runs.notebooks import code_cells

SOURCE = ROOT / "docs" / "learn" / "notebooks" / "fetch-measured.ipynb"
LARGEST = 150_000  # bytes


class Project:
    """A site of its own, with the settings of this repository's mkdocs.yml."""

    def __init__(self, folder: Path) -> None:
        self.docs = folder / "docs"
        self.page = folder / "site" / "learn" / "notebooks" / "fetch-measured"
        self.notebook = self.docs / "learn" / "notebooks" / SOURCE.name
        self.notebook.parent.mkdir(parents=True)
        (self.docs / "index.md").write_text("# Home\n")
        (self.docs / "learn" / "blocking-calls.md").write_text("# Blocking\n")
        self.config = folder / "mkdocs.yml"
        overrides = {
            "INHERIT": str(ROOT / "mkdocs.yml"),
            "docs_dir": str(self.docs),
            "site_dir": str(folder / "site"),
            "hooks": [str(ROOT / "publish" / "site" / "mkdocs_hook.py")],
            "theme": {"custom_dir": str(ROOT / "publish" / "site" / "theme")},
            "watch": [],
            "nav": None,
        }
        self.config.write_text(yaml.safe_dump(overrides))

    def write(self, *sources: str) -> None:
        """Make the notebook one of these code cells."""
        cells = [new_markdown_cell("# Title"), *map(new_code_cell, sources)]
        nbformat.write(new_notebook(cells=cells), self.notebook)

    def build(self) -> subprocess.CompletedProcess[str]:
        """Run the bare ``mkdocs`` command from the repository root."""
        mkdocs = Path(sys.executable).with_name("mkdocs")
        return subprocess.run(
            [mkdocs, "build", "--strict", "--config-file", self.config],
            cwd=ROOT,
            env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
            capture_output=True,
            text=True,
            timeout=100,
        )

    @property
    def html(self) -> str:
        return (self.page / "index.html").read_text("utf-8")


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the project with the course's notebook, built once for this module."""
    project = Project(tmp_path_factory.mktemp("project"))
    project.notebook.write_bytes(SOURCE.read_bytes())
    result = project.build()
    assert result.returncode == 0, result.stderr
    return project


def test_the_page_is_light(built):
    assert len(built.html.encode()) < LARGEST


def test_the_page_loads_nothing_from_elsewhere(built):
    soup = BeautifulSoup(built.html, "html.parser")
    loaded = [tag["src"] for tag in soup.select("[src]")]
    loaded += [tag["href"] for tag in soup.select("link[rel=stylesheet]")]
    assert [url for url in loaded if re.match("(https?:)?//", url)] == []
    article = soup.select_one("article")
    assert article.select("script, style, link, clipboard-copy, [class^=jp-]") == []
    assert "cdn" not in built.html.lower()


def test_the_page_shows_exactly_the_cells_that_run(built):
    soup = BeautifulSoup(built.html, "html.parser")
    blocks = soup.select("div.language-python.highlight > pre > code")
    cells = [text + "\n" for _, text in code_cells(SOURCE)]
    assert [block.get_text() for block in blocks] == cells


def test_the_page_says_what_it_is(built):
    soup = BeautifulSoup(built.html, "html.parser")
    notebook = nbformat.read(SOURCE, as_version=4)
    description = soup.select_one("meta[name=description]")["content"]
    assert description == notebook.metadata.description
    title = soup.h1.contents[0]
    assert soup.title.text.startswith(f"{title} - ")
    entries = soup.select("nav.md-nav--secondary a.md-nav__link")
    assert entries
    assert all(soup.find(id=entry["href"].removeprefix("#")) for entry in entries)


def test_the_plot_has_a_text_alternative_with_the_measured_numbers(built):
    soup = BeautifulSoup(built.html, "html.parser")
    text = soup.select_one("figure svg > title").text
    medians = [cell.text for cell in soup.select("tbody tr")[-1].select("td")[1:]]
    assert len(medians) == 2
    assert all(f" {median} seconds" in text for median in medians)


def test_the_notebook_and_its_server_can_be_downloaded(built):
    soup = BeautifulSoup(built.html, "html.parser")
    files = {
        Path(link["href"]).name: (built.page / link["href"]).read_bytes()
        for link in soup.select("a[download]")
    }
    server = (SNIPPETS / "course_server.py").read_bytes()
    assert files == {SOURCE.name: SOURCE.read_bytes(), "course_server.py": server}


def test_an_error_in_a_cell_stops_the_build(project):
    project.write("pass", "1 / 0")
    result = project.build()
    assert result.returncode != 0
    assert "ZeroDivisionError" in result.stderr
    assert not project.page.exists()


def test_a_link_to_a_page_that_is_not_there_stops_the_build(project):
    project.write("pass")
    notebook = nbformat.read(project.notebook, as_version=4)
    notebook.cells[0].source = "# Title\n\n[gone](../gone.md)"
    nbformat.write(notebook, project.notebook)
    result = project.build()
    assert result.returncode != 0
    assert "'../gone.md'" in result.stderr


def test_an_edited_module_shows_in_the_next_build(project):
    project.write("from edited import VALUE\nprint(VALUE)")
    module = project.notebook.with_name("edited.py")
    for value in ("the first value", "another value"):
        module.write_text(f"VALUE = {value!r}\n")
        result = project.build()
        assert result.returncode == 0, result.stderr
        assert value in project.html
    assert "the first value" not in project.html


def test_every_notebook_of_a_build_is_run(project):
    project.write("print(6 * 7 * 1000)")
    other = project.notebook.with_name("other.ipynb")
    other.write_text(project.notebook.read_text("utf-8").replace("1000", "2000"))
    result = project.build()
    assert result.returncode == 0, result.stderr
    assert "42000" in project.html
    assert "84000" in (project.page.with_name("other") / "index.html").read_text()
    assert "notebook-stored" not in project.html
