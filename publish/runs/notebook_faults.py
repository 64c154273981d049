"""Finds what in a notebook's source is not run, or not shown, as a reader takes it for."""

import ast
from collections.abc import Iterator

from nbformat import NotebookNode

TOP_LEVEL_AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT  # as IPython compiles a cell
_ALLOWED = {"description", "kernelspec", "language_info"}


def faults(notebook: NotebookNode) -> Iterator[str]:
    """Yield why a notebook cannot be published, each with the cell if it is one's fault.

    Cells are Markdown or plain Python. They carry no metadata: a tag can keep a cell from
    being run or shown. They store no outputs: those are to come from the run.
    """
    if odd := sorted(notebook.metadata.keys() - _ALLOWED):
        yield f"it has metadata {', '.join(odd)}, which could change how it is shown"
    kernel = notebook.metadata.get("kernelspec", {"name": "python3"})
    language = notebook.metadata.get("language_info", {"name": "python"})
    if kernel.get("name") != "python3" or kernel.get("language", "python") != "python":
        yield f"its kernel is {kernel.get('name')!r}: it runs on python3, in Python"
    if language.get("name") != "python":
        yield f"its language is {language.get('name')!r}, not python"
    number = 0
    for cell in notebook.cells:
        where = f"the {cell.cell_type} cell {cell.source[:40]!r}"
        if cell.cell_type == "code" and cell.source.strip():
            number += 1  # as Jupyter's In [1] does
            where = f"cell {number}"
        for fault in _of_cell(cell):
            yield f"{where}: {fault}"


def _of_cell(cell: NotebookNode) -> Iterator[str]:
    if cell.cell_type not in ("code", "markdown"):
        yield "nobody runs or checks it: let it be Markdown"
    if cell.metadata:
        names = ", ".join(sorted(cell.metadata))
        yield f"metadata could change how it is run or shown: take out {names}"
    if cell.cell_type == "code":
        if cell.outputs or cell.execution_count is not None:
            yield "outputs come from the run: clear those that are stored, and the count"
        if why := _not_python(cell.source.strip()):
            yield why


def _not_python(cell: str) -> str | None:
    """Say why a cell is not the Python that a reader takes it for, or None."""
    try:
        tree = compile(cell, "cell", "exec", ast.PyCF_ONLY_AST | TOP_LEVEL_AWAIT)
    except SyntaxError as error:
        return f"this is not Python ({error.msg}): no magics, no shell"
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if "get_ipython" in names:
        return "get_ipython is not Python's own: a reader's program has none"
    return None
