"""Collects each notebook as one pytest item, which runs all its cells."""

import platform
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish import place
from publish.judge.claims import cells
from publish.judge.finding import Result, found
from publish.judge.items import BlockFailure, BlockItem
from publish.runs import notebooks


class NotebookFile(pytest.File):
    """A notebook: all its cells in one kernel, on the Python that builds the site."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the one item that runs the notebook."""
        yield Notebook.from_parent(self, name="all cells")


class Notebook(BlockItem):
    """All code cells of a notebook, in order."""

    def runtest(self) -> None:
        """Run the notebook; raise BlockFailure with the cell that failed."""
        failed, version = "", platform.python_version()
        try:
            version = notebooks.run(self.path).metadata.language_info.version
        except notebooks.NotebookError as error:
            failed = str(error)
        result: Result = "failed" if failed else "passed"
        for block in cells(self.path):
            self.tell(found(block, version, result, failed))
        if failed:
            raise BlockFailure(failed)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the notebook; its cells have no lines."""
        return self.path, 0, f"{place(self.path)}: all cells"
