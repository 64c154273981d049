"""Finds what a check looks at in a solution: the rest is demo code."""

import ast

DEFINITION = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def looked_at(tree: ast.Module, check: ast.Module) -> list[ast.stmt]:
    """Return the statements at the top that the check reaches through `answer`."""
    reached, replaced, named = set(), set(), False
    for node in ast.walk(check):
        if isinstance(node, ast.Attribute):
            owner = getattr(node.value, "id", getattr(node.value, "attr", ""))
            if owner == "answer":
                stored = isinstance(node.ctx, ast.Store)
                (replaced if stored else reached).add(node.attr)
        elif isinstance(node, ast.Call) and node.args:
            function = getattr(node.func, "id", getattr(node.func, "attr", ""))
            owner = getattr(node.args[0], "id", "")
            named |= owner == "answer" and function in ("getattr", "setattr", "object")
    if named:  # by a string, wherever it stands
        constants = (n for n in ast.walk(check) if isinstance(n, ast.Constant))
        reached |= {node.value for node in constants if isinstance(node.value, str)}
    if "__file__" in reached:
        return tree.body
    reached -= replaced
    parts: dict[ast.stmt, None] = {}
    while more := [
        part for part in tree.body if part not in parts and _names(part) & reached
    ]:
        for part in more:
            parts[part] = None
            reached |= _used(part) - replaced
    return [part for part in tree.body if part in parts]


def _names(part: ast.stmt) -> set[str]:
    """Return the names that a statement at the top defines."""
    if isinstance(part, DEFINITION):
        return {part.name}
    stored = (n for n in ast.walk(part) if isinstance(n, ast.Name))
    return {node.id for node in stored if isinstance(node.ctx, ast.Store)}


def _used(part: ast.stmt) -> set[str]:
    """Return the names that a statement uses and does not get as an argument."""
    functions = [node for node in ast.walk(part) if hasattr(node, "args")]
    defaults = {
        name
        for function in functions
        if isinstance(function.args, ast.arguments)
        for default in function.args.defaults
        for name in ast.walk(default)
    }
    arguments = {node.arg for node in ast.walk(part) if isinstance(node, ast.arg)}
    return {
        node.id
        for node in ast.walk(part)
        if isinstance(node, ast.Name) and node not in defaults
    } - arguments
