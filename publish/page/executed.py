"""Says which statements and functions that a page shows never ran."""

import ast
from collections.abc import Iterator
from pathlib import Path

from publish import SourceError
from publish.page.regions import span_of, statements_of
from publish.runs.outcome import Outcome

_Function = ast.FunctionDef | ast.AsyncFunctionDef
# Python makes no code of these, so no run can come to them.
_WITHOUT_CODE = (ast.Global, ast.Nonlocal)


def unexecuted(path: Path, region: str, run: Outcome) -> Iterator[SourceError]:
    """Yield a fault for each statement of a region that a run did not come to.

    Of a statement that holds others, such as a loop, one line must have run; each
    function and method must have begun, unless it is empty.
    """
    for statement in statements_of(path, region):
        if not _is_void(statement) and run.lines.isdisjoint(span_of(statement)):
            yield _fault(path, region, statement, "this statement", "come to")
            continue
        for function in functions_without_run(statement, run):
            what = f"the function {function.name!r}"
            yield _fault(path, region, function, what, "call")


def passed_over(source: str, run: Outcome) -> Iterator[int]:
    """Yield the first line of each statement of a program that its run did not come to.

    Of the module's own statements each must have run, and those of its main guard; of
    every other condition, one of its sides.
    """
    for statement in ast.parse(source).body:
        parts = [[statement]]
        if isinstance(statement, ast.If):
            sides = statement.body + statement.orelse
            is_guard = ast.unparse(statement.test) == "__name__ == '__main__'"
            parts = [[each] for each in sides] if is_guard else [sides]
        for part in parts:
            lines = {number for each in part for number in span_of(each)}
            if not all(map(_is_void, part)) and run.lines.isdisjoint(lines):
                yield part[0].lineno


def functions_without_run(tree: ast.AST, run: Outcome) -> Iterator[_Function]:
    """Yield each function and method of a program that never began."""
    for node in ast.walk(tree):
        if isinstance(node, _Function) and not _has_run(node, run):
            yield node


def _has_run(function: _Function, run: Outcome) -> bool:
    """Whether a function has begun, or there is nothing in it that could run."""
    return span_of(function).start in run.begun or all(map(_is_void, function.body))


def _is_void(statement: ast.stmt) -> bool:
    """Whether a statement is a docstring, dots or a declaration."""
    if isinstance(statement, ast.AnnAssign):
        return statement.value is None
    constant = isinstance(statement, ast.Expr) and isinstance(
        statement.value, ast.Constant
    )
    return constant or isinstance(statement, _WITHOUT_CODE)


def _fault(
    path: Path, region: str, statement: ast.stmt, what: str, verb: str
) -> SourceError:
    why = (
        f"the region {region!r} shows {what}, and the run did not {verb} it: let the "
        "program do so, or move the markers"
    )
    return SourceError(path, statement.lineno, why)
