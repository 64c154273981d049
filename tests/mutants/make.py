"""Makes the mutants of a solution: each differs from it by one small mistake."""

import ast
import copy
import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.mutants.reach import DEFINITION, looked_at

KEPT = (*DEFINITION, ast.Import, ast.ImportFrom, ast.Pass)
LEAVES = (ast.Return, ast.Raise, ast.Break, ast.Continue)
WIDTH = 88  # a longer line is shown in part
LABELS = {"name", "thread_name_prefix"}  # of threads and tasks, for the picture only


@dataclass(frozen=True)
class Mutant:
    """A changed program, and in `change` where and how it differs, in one line."""

    change: str
    text: str


def mutants(solution: str, check: str) -> list[Mutant]:
    """Return the mutants of the code that the check looks at, each text once.

    Demo code (`main` and what only it calls) is left alone unless the check names it,
    and so is what is only printed.
    """
    tree = ast.parse(solution)
    shown = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for part in looked_at(tree, ast.parse(check)):
        for node, what in _places(part, tree, check):
            new = ast.unparse(tree)
            if new != shown and new not in found and _compiles(new):
                change = f"line {node.lineno}, {what}: {_difference(shown, new)}"
                found[new] = Mutant(change, new)
    return list(found.values())


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _difference(old: str, new: str) -> str:
    lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), n=0))[3:]
    gone = next((line[1:].strip() for line in lines if line[0] == "-"), "")
    come = next((line[1:].strip() for line in lines if line[0] == "+"), "")
    if gone == come:
        return gone
    if len(gone) > WIDTH and come:
        pairs = enumerate(zip(gone, come, strict=False))
        start = max(0, next((at for at, (a, b) in pairs if a != b), 0) - 20)
        gone, come = (f"...{line[start:][:WIDTH]}..." for line in (gone, come))
    return f"{gone} -> {come}" if gone and come else gone or come


def _places(part: ast.AST, tree: ast.Module, check: str) -> Iterator[tuple]:
    """Change the tree in one place at a time; between two yields it is as before."""
    prints = "print" in check or "stdout" in check
    for node in list(ast.walk(part)):
        if isinstance(node, ast.Call) and not prints and _is_print(node):
            continue
        for field, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                for at, what, new in _blocks(value, prints):
                    setattr(node, field, new or [ast.Pass()])
                    yield at, what
                setattr(node, field, value)
            elif isinstance(value, list):
                for index, item in enumerate(value):
                    for what, new in _changes(item):
                        value[index] = new
                        yield item, what
                    value[index] = item
            elif isinstance(value, ast.expr):
                for what, new in _changes(value):
                    setattr(node, field, new)
                    yield value, what
                setattr(node, field, value)
        yield from _parts(node)


def _is_print(node: ast.AST) -> bool:
    call = node.value if isinstance(node, ast.Expr) else node
    return isinstance(call, ast.Call) and getattr(call.func, "id", "") == "print"


def _blocks(body: list, prints: bool) -> Iterator[tuple]:
    """Yield a statement, what happens to it, and the new body."""
    for index, statement in enumerate(body):
        before, after = body[:index], body[index + 1 :]
        documents = isinstance(statement, ast.Expr) and isinstance(
            statement.value, ast.Constant
        )
        if documents or isinstance(statement, KEPT):
            continue
        if _is_print(statement) and not prints:
            continue
        yield statement, "delete", [*before, *after]
        if after and not isinstance(after[0], (*KEPT, *LEAVES)):
            swapped = [*before, after[0], statement, *after[1:]]
            yield statement, "swap with the next", swapped
        match statement:
            case ast.With() | ast.AsyncWith():
                yield statement, "drop the with", [*before, *statement.body, *after]
            case ast.Try() | ast.TryStar():
                plain = [*statement.body, *statement.orelse]
                yield statement, "drop the try", [*before, *plain, *after]


def _parts(node: ast.AST) -> Iterator[tuple]:
    """Negate a condition; drop one of several withs, handlers, keywords, decorators."""
    match node:
        case ast.If() | ast.While() | ast.IfExp():
            test, node.test = node.test, _negated(node.test)
            yield node.test, "negate"
            node.test = test
        case ast.comprehension(ifs=tests):
            for index, test in enumerate(list(tests)):
                tests[index] = _negated(test)
                yield test, "negate"
                tests[index] = test
        case ast.With(items=parts) | ast.AsyncWith(items=parts) if len(parts) > 1:
            yield from _one_less(node, parts, "drop one with")
        case ast.Try(handlers=parts, finalbody=final):
            if final and parts:
                node.finalbody = []
                yield node, "drop the finally"
                node.finalbody = final
            if final or len(parts) > 1:
                yield from _one_less(node, parts, "drop an except")
        case ast.Call(keywords=keywords):
            for index, keyword in enumerate(list(keywords)):
                if keyword.arg in LABELS:
                    continue
                del keywords[index]
                yield node, "drop a keyword"
                keywords.insert(index, keyword)
                value, keyword.value = keyword.value, ast.Constant(None)
                yield node, "None for an argument"
                keyword.value = value
    yield from _one_less(node, getattr(node, "decorator_list", []), "drop a decorator")


def _one_less(node: ast.AST, parts: list, what: str) -> Iterator[tuple]:
    for index, part in enumerate(list(parts)):
        del parts[index]
        yield node, what
        parts.insert(index, part)


def _negated(test: ast.expr) -> ast.expr:
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return test.operand
    return ast.copy_location(ast.UnaryOp(ast.Not(), test), test)


def _changes(item: ast.AST) -> Iterator[tuple]:
    """Yield what happens to an expression, and the new one."""
    match item:
        case ast.Await(value=value):
            yield "drop the await", value
            instead = ast.parse("await __import__('asyncio').sleep(0)", mode="eval")
            yield "await a turn instead", instead.body
        case ast.Constant(value=bool(value)):
            yield "the opposite", ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield "one more", ast.Constant(value + 1)
            yield "one less", ast.Constant(value - 1)
        case ast.Call(args=args):
            for index in range(len(args)):
                new = copy.copy(item)
                new.args = [*args[:index], ast.Constant(None), *args[index + 1 :]]
                yield "None for an argument", new
        case ast.List(elts=values) | ast.Dict(values=values):
            for index in range(len(values) - 1):
                values[index : index + 2] = values[index : index + 2][::-1]
                yield "swap with the next", item
                values[index : index + 2] = values[index : index + 2][::-1]
