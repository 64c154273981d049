"""Reads the code cells of a notebook, and runs a notebook as its reader would.

``python -m publish.runs.notebooks`` runs those of the course, one after the other, and
stores them with their outputs, for ``make serve`` to show.
"""

import argparse
import asyncio
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbformat import NotebookNode

from publish import DOCS, SNIPPETS, STORED, place
from publish.runs.notebook_faults import faults

if TYPE_CHECKING:
    from nbclient import NotebookClient

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class NotebookError(Exception):
    """A notebook that cannot be published; its text says where and why."""


def kernel_environment() -> dict[str, str]:
    """Return the environment variables of a notebook's kernel.

    They are this process's own, with the course server importable: a reader keeps
    ``course_server.py`` beside the notebook, in a clone it is in ``snippets/``.
    """
    return {**os.environ, "PYTHONPATH": str(SNIPPETS)}


def read(path: Path) -> NotebookNode:
    """Return the notebook at `path`; raise NotebookError if it is none."""
    try:
        notebook: NotebookNode = nbformat.read(path, 4)  # type: ignore[no-untyped-call]
    except (ValueError, nbformat.ValidationError) as error:
        raise NotebookError(f"{place(path)}: {error}") from error
    return notebook


def code_cells(path: Path) -> list[tuple[int, str]]:
    """Return number and text of each code cell of a notebook, in order.

    Numbers count from 1 and leave out empty cells, as Jupyter's ``In [1]`` does. The
    text is the one its page shows, without the line end after it.
    """
    cells = _code(read(path))
    return [(number, cell.source.strip()) for number, cell in enumerate(cells, 1)]


def run(path: Path, timeout: float = 60) -> NotebookNode:
    """Run all cells of a notebook in a new kernel, in the notebook's own folder.

    Return the notebook with their outputs.

    `timeout` is in seconds, for the whole notebook. When it passes, the kernel and the
    processes that it started are killed, whatever they do. Raises NotebookError when
    time is up, when the kernel dies, for the notebook's `faults`, and when a cell raises
    or writes to stderr (so a warning is an error). Must not be called from a running
    event loop.
    """
    # Here, because a preview only reads notebooks, and this takes 0.3 s to import.
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    notebook = read(path)
    for fault in faults(notebook):
        raise NotebookError(f"{place(path)}: {fault}")
    begun: list[NotebookNode] = []
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        force_raise_errors=True,
        skip_cells_with_tag="",
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_execute=lambda cell, cell_index: begun.append(cell),
    )
    try:
        asyncio.run(_execute(client, timeout))
    except CellExecutionError as error:
        reason = f"{error.ename}: {error.evalue}"
    except TimeoutError:
        reason = f"had not ended after {timeout:g} s and was killed"
    except (DeadKernelError, RuntimeError) as error:
        reason = f"the kernel ended: {error}"
    else:
        for number, cell in enumerate(_code(notebook), 1):
            if any(output.get("name") == "stderr" for output in cell.outputs):
                raise NotebookError(_message(path, number, cell, "wrote to stderr"))
        return notebook
    if not begun:
        raise NotebookError(f"{place(path)}, before its first cell: {reason}")
    raise NotebookError(_message(path, len(begun), begun[-1], reason))


async def _execute(client: "NotebookClient", timeout: float) -> None:
    from nbclient.exceptions import DeadKernelError

    async with asyncio.timeout(timeout) as limit:
        try:
            await client.async_execute(
                env=kernel_environment(), transport_encryption="auto"
            )
        except DeadKernelError:
            if limit.expired():  # it died because it was killed for that
                raise TimeoutError from None
            raise


def with_outputs_of(path: Path, stored: Path) -> NotebookNode:
    """Return the notebook at `path` with the outputs that its cells have in `stored`.

    A cell that is not in `stored` as it is now has no output; nor has any if there is
    no such file.
    """
    notebook = read(path)
    outputs: dict[str, list[list[NotebookNode]]] = {}
    for cell in _code(read(stored)) if stored.is_file() else ():
        outputs.setdefault(cell.source, []).append(cell.outputs)
    for cell in _code(notebook):
        left = outputs.get(cell.source)
        cell.outputs = left.pop(0) if left else []
    return notebook


def _code(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the code cells that are not empty: a kernel skips those."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [cell for cell in cells if cell.source.strip()]


def _message(path: Path, number: int, cell: NotebookNode, reason: str) -> str:
    parts = [f"{place(path)}, cell {number}: {reason}", "--- cell", cell.source.strip()]
    for output in cell.outputs:
        if output.output_type == "error":
            parts += ["--- traceback", "\n".join(output.traceback)]
        elif output.output_type == "stream":
            parts += [f"--- {output.name}", output.text.rstrip("\n")]
    return _COLOUR.sub("", "\n".join(parts))


def main(arguments: list[str] | None = None) -> int:
    """Run and store the notebooks; return 1 at the first that cannot be published."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("docs", type=Path, nargs="?", default=DOCS)
    parser.add_argument("stored", type=Path, nargs="?", default=STORED)
    folders = parser.parse_args(arguments)
    for path in sorted(folders.docs.rglob("*.ipynb")):
        stored = folders.stored / path.relative_to(folders.docs)
        try:
            executed = run(path)
        except NotebookError as error:
            print(error, file=sys.stderr)
            return 1
        stored.parent.mkdir(parents=True, exist_ok=True)
        new = stored.with_suffix(".new")
        nbformat.write(executed, new)  # type: ignore[no-untyped-call]
        new.replace(stored)  # at once: a preview may be reading
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
