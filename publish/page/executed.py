"""Says which statements and functions that a page shows never ran."""

import ast
from collections.abc import Iterator, Sequence
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


def passed_over(where: str, source: str, run: Outcome) -> Iterator[str]:
    """Yield a fault for each statement of a program that its run did not come to.

    Of the module's own statements each must have run, and those of its main guard; of
    every other condition, one of its sides; imports for a type checker need not.
    """
    for statement in ast.parse(source).body:
        parts = [[statement]]
        if _is_for_type_checkers(statement):
            continue
        if isinstance(statement, ast.If):
            sides = statement.body + statement.orelse
            is_guard = ast.unparse(statement.test) == "__name__ == '__main__'"
            parts = [[each] for each in sides] if is_guard else [sides]
        for part in parts:
            lines = {number for each in part for number in span_of(each)}
            if not all(map(_is_void, part)) and run.lines.isdisjoint(lines):
                yield (
                    f"{where}:{part[0].lineno}: this line never ran: the program ended "
                    "before it, or its condition is never true: let the program come to "
                    "it, or take it out"
                )


def uncalled(
    where: str, source: str, run: Outcome, named: Sequence[str], *, all_named: bool
) -> Iterator[str]:
    """Yield a fault for each name of a function that did begin, or is not there.

    If they must be `all_named`, also for each function that never began and has no name.
    """
    tree = ast.parse(source)
    silent = {f.name: f.lineno for f in functions_without_run(tree, run)}
    for name, line in silent.items():
        if name in named or not all_named:
            continue
        yield (
            f"{where}:{line}: the function {name!r} was never called: let the "
            f'program call it, or write data-uncalled="{name}: why"'
        )
    for name in [name for name in named if name not in silent]:
        yield (
            f"data-uncalled names {name!r}, which was called, or which the program does "
            "not define: take the name out"
        )


def functions_without_run(tree: ast.AST, run: Outcome) -> Iterator[_Function]:
    """Yield each function and method of a program that never began."""
    for node in ast.walk(tree):
        if isinstance(node, _Function) and not _has_run(node, run):
            yield node


def _has_run(function: _Function, run: Outcome) -> bool:
    """Whether a function has begun, or there is nothing in it that could run."""
    marks = {ast.unparse(each) for each in function.decorator_list}
    return (
        span_of(function).start in run.begun
        or not marks.isdisjoint({"abstractmethod", "abc.abstractmethod"})
        or all(_is_void(each) or _is_abstract(each) for each in function.body)
    )


def _is_abstract(statement: ast.stmt) -> bool:
    """Whether a statement says that there is nothing in a function that could run."""
    if isinstance(statement, ast.Raise) and statement.exc:
        return ast.unparse(statement.exc).startswith("NotImplementedError")
    return isinstance(statement, ast.Pass)


def _is_for_type_checkers(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.If) or statement.orelse:
        return False
    name = ast.unparse(statement.test).removeprefix("typing.")
    imports = (ast.Import, ast.ImportFrom)
    return name == "TYPE_CHECKING" and all(
        isinstance(each, imports) for each in statement.body
    )


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
