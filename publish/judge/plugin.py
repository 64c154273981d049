"""The pytest plugin behind ``pytest --codeblocks``: takes over from pytest-codeblocks.

The collector itself is imported only when it is asked for, so that tests of examples run
where the site's own packages are not installed.
"""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from publish import DOCS


def pytest_configure(config: pytest.Config) -> None:
    """Replace pytest-codeblocks' collector, and settle once which Pythons are used."""
    if not config.getoption("codeblocks", default=False):
        return
    config.pluginmanager.unregister(name="codeblocks")
    from publish.judge.report import Report
    from publish.runs.interpreters import interpreters

    try:
        found = interpreters()
    except ValueError as error:
        raise pytest.UsageError(str(error)) from None
    os.environ["PYTHONS"] = " ".join(interpreter.path for interpreter in found)
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Report(found))


def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    """Collect the pages and notebooks of the site."""
    if not parent.config.getoption("codeblocks", default=False):
        return None
    if not file_path.is_relative_to(DOCS):
        return None
    from publish.judge.items import PageFile
    from publish.judge.notebook_items import NotebookFile

    kinds = {".md": PageFile, ".ipynb": NotebookFile}
    kind = kinds.get(file_path.suffix)
    return kind.from_parent(parent, path=file_path) if kind else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Let a block or a test that needs idle cores run alone, beside no other test."""
    if not item.config.getoption("codeblocks", default=False):
        return (yield)
    from publish.judge.items import BlockItem
    from publish.runs import quiet

    if isinstance(item, BlockItem):
        room = item.room()
    else:
        room = quiet.alone() if item.get_closest_marker("alone") else quiet.beside()
    with room:
        return (yield)
