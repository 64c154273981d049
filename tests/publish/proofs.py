"""Says why a test that docs/coverage.yml names is no proof: missing, skipped, or empty."""

import ast
from collections.abc import Iterator
from pathlib import Path

from publish import ROOT, SourceError
from publish.site import coverage

Function = ast.FunctionDef | ast.AsyncFunctionDef
MARKS = {"skip", "xfail"}  # whatever their condition; a skipif is judged where it runs
CALLS = {"skip", "xfail", "importorskip", "exit"}
ASSERTING = {"raises", "warns"}


def proof_faults(root: Path = ROOT) -> Iterator[SourceError]:
    """Yield a fault for each erratum whose proof is none, with its file and line."""
    for erratum in coverage.errata():
        name, _, test = erratum.proof.partition("::")
        path = root / name
        module = ast.parse(path.read_text("utf-8")) if path.is_file() else ast.Module()
        found = functions(module).get(test)
        if found is None:
            lines = coverage.FILE.read_text("utf-8").splitlines()
            line = next(n for n, text in enumerate(lines, 1) if erratum.proof in text)
            why = f"{erratum.name}: there is no test {erratum.proof}"
            yield SourceError(coverage.FILE, line, why)
            continue
        for line, why in faults_of(found, module, root):
            yield SourceError(
                path, line, f"{test} is no proof of {erratum.name}: {why}"
            )


def faults_of(
    test: Function, module: ast.Module, root: Path
) -> Iterator[tuple[int, str]]:
    """Yield line and reason for what makes a test no proof."""
    values = {
        target.id: node.value
        for node in module.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    marks = [*test.decorator_list, values.get("pytestmark", ast.Tuple([]))]
    marks += [values[n.id] for n in marks if isinstance(n, ast.Name) and n.id in values]
    for mark in marks:
        for node in ast.walk(mark):
            if isinstance(node, ast.Attribute) and node.attr in MARKS:
                yield node.lineno, f"it is marked {node.attr}; let it run and pass"
    known = functions(module) | imported(module, root)
    nodes = list(reached(test, known, set()))
    for node in nodes:
        if called(node) in CALLS:
            yield node.lineno, f"it may end with pytest.{called(node)}; let it run"
    if not any(map(asserts, nodes)):
        yield test.lineno, "it asserts nothing; let it fail where the claim is true"


def functions(tree: ast.AST) -> dict[str, Function]:
    """Return the functions that a module, or a function, defines."""
    body = getattr(tree, "body", [])
    return {node.name: node for node in body if isinstance(node, Function)}


def imported(module: ast.Module, root: Path) -> dict[str, Function]:
    """Return the functions that a module has from others of the tests."""
    found = {}
    for node in module.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            path = root / (node.module.replace(".", "/") + ".py")
            if path.is_relative_to(root / "tests") and path.is_file():
                theirs = functions(ast.parse(path.read_text("utf-8")))
                names = {each.name for each in node.names}
                found |= {name: f for name, f in theirs.items() if name in names}
    return found


def reached(
    function: Function, known: dict[str, Function], seen: set[str]
) -> Iterator[ast.AST]:
    """Yield what may run of a function, and of those that it names."""
    seen.add(function.name)
    known = known | functions(function)
    for node in live(function.body):
        yield node
        if isinstance(node, ast.Name) and node.id in known and node.id not in seen:
            yield from reached(known[node.id], known, seen)


def live(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Yield the nodes of statements, but for what can never run and nested functions."""
    for statement in body:
        if isinstance(statement, Function):
            continue
        yield statement
        never = isinstance(statement, ast.If | ast.While) and (
            isinstance(statement.test, ast.Constant) and not statement.test.value
        )
        for name, value in ast.iter_fields(statement):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                if not (never and name == "body"):
                    yield from live(value)
            else:
                for part in value if isinstance(value, list) else [value]:
                    if isinstance(part, ast.ExceptHandler):
                        yield from live(part.body)
                    elif isinstance(part, ast.AST):
                        yield from ast.walk(part)
        if isinstance(statement, ast.Return | ast.Raise):
            return


def called(node: ast.AST) -> str:
    """Return the name in ``pytest.name(...)``, or an empty string."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="pytest"), attr=name)):
            return name
    return ""


def asserts(node: ast.AST) -> bool:
    """Whether a node may let a test fail: on something that is not the same always."""
    if isinstance(node, ast.Assert):
        asked = ast.walk(node.test)
        return any(isinstance(n, ast.Name | ast.Call | ast.Attribute) for n in asked)
    return called(node) in ASSERTING
