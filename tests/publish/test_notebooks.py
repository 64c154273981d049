"""A notebook runs as its reader would run it, and a failure says where and why."""

import os
import shutil
import signal
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from publish import ROOT, SNIPPETS
from publish.runs import notebooks
from publish.runs.notebooks import NotebookError, code_cells, run

NOTEBOOKS = sorted((ROOT / "docs").rglob("*.ipynb"))


@pytest.fixture
def write(tmp_path):
    def write(*sources, **metadata):
        cells = [new_code_cell(source, metadata=metadata) for source in sources]
        path = tmp_path / "example.ipynb"
        nbformat.write(new_notebook(cells=cells), path)
        return path

    return write


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_stored_without_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.metadata.description.endswith(".")
    for cell in notebook.cells:
        assert not cell.metadata
        assert not cell.get("outputs")
        assert not cell.get("execution_count")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs_in_a_folder_with_the_course_server(
    path, tmp_path, monkeypatch
):
    monkeypatch.setattr(notebooks, "kernel_environment", lambda: dict(os.environ))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    shutil.copy(SNIPPETS / "course_server.py", tmp_path)
    run(Path(shutil.copy(path, tmp_path)))


def test_a_kernel_finds_the_course_server(write):
    run(write("from course_server import CourseServer"))


def test_cells_are_numbered_as_jupyter_numbers_them(tmp_path):
    cells = [
        new_markdown_cell("# Title"),
        new_code_cell("first = 1\n"),
        new_code_cell("  \n"),
        new_code_cell("\nsecond = 2"),
    ]
    path = tmp_path / "example.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    assert code_cells(path) == [(1, "first = 1"), (2, "second = 2")]


def test_an_error_names_the_cell_and_shows_its_output_and_traceback(write):
    path = write("print('before')", "print('in the cell')\nnumber = 1 / 0", "print(3)")
    with pytest.raises(NotebookError) as caught:
        run(path)
    message = str(caught.value)
    assert message.startswith(f"{path}, cell 2: ZeroDivisionError: division by zero\n")
    assert "--- stdout\nin the cell\n" in message
    assert "--- traceback\n" in message
    assert "----> 2 number = 1 / 0" in message
    assert "before" not in message
    assert "\x1b" not in message


@pytest.mark.parametrize("tag", ["raises-exception", "skip-execution"])
def test_a_tag_cannot_hide_an_error(write, monkeypatch, tag):
    path = write("1 / 0", tags=[tag])
    with pytest.raises(NotebookError, match="cell 1: metadata could change how it is"):
        run(path)
    monkeypatch.setattr(notebooks, "faults", lambda notebook: [])
    with pytest.raises(NotebookError, match="cell 1: ZeroDivisionError"):
        run(path)


def test_a_warning_is_an_error(write):
    path = write("pass", "import warnings\nwarnings.warn('old')")
    with pytest.raises(NotebookError, match=r"cell 2: wrote to stderr(.|\n)*old"):
        run(path)


def test_a_kernel_that_dies_is_an_error(write):
    with pytest.raises(NotebookError, match="cell 2: the kernel ended"):
        run(write("pass", "import os\nos._exit(1)"))


def test_a_hung_kernel_is_killed_with_the_processes_it_started(write):
    path = write(
        "import os, signal, subprocess\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "child = subprocess.Popen(['sleep', '600'])\n"
        "with open('pids', 'w') as file:\n"
        "    print(os.getpid(), child.pid, file=file)",
        "while True:\n    pass",
    )
    start = time.monotonic()
    with pytest.raises(NotebookError, match="cell 2: had not ended after 6 s"):
        run(path, timeout=6)
    assert time.monotonic() - start < 20
    for pid in (path.parent / "pids").read_text().split():
        assert _gone(int(pid))


def _gone(pid):
    for _ in range(50):
        try:
            os.kill(pid, signal.SIGCONT)
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


def test_a_file_that_is_no_notebook_is_an_error(tmp_path):
    path = tmp_path / "example.ipynb"
    path.write_text("{}")
    with pytest.raises(NotebookError, match=r"example\.ipynb"):
        run(path)
