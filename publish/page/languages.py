"""Tells from a language name or an HTML element whether a reader sees Python."""

import ast
import re
from functools import cache
from textwrap import dedent

from bs4 import Tag
from pygments.lexers import get_lexer_by_name
from pygments.lexers.python import PythonConsoleLexer, PythonLexer
from pygments.util import ClassNotFound

PLAIN = {"text", "toml", "json", "yaml", "diff"}  # that a page may show and nobody runs
SHELLS = {"bash", "sh", "shell", "zsh", "console", "shell-session"}
_CODE = (
    *(ast.Call, ast.Await, ast.Import, ast.ImportFrom, ast.Assign, ast.AugAssign),
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Return, ast.Raise),
    *(ast.For, ast.While, ast.If, ast.With, ast.AsyncFor, ast.AsyncWith, ast.Try),
)
_LINE_CODE = ast.Call, ast.Await, ast.Import, ast.ImportFrom, ast.Assert
_COOKIE = re.compile(r"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_WORK = re.compile(r"(?:import|from|def|async|class|with|for|while|try|print)\b|@")
_NAMES = "id", "name", "arg", "attr", "asname"
_PROMPT = re.compile(r"(?m)^\s*>>> \S")
_CLAIM = re.compile(r"(?m)#\s*(?:prints?:?|output:|->|=>)\s.*$")
TERMINAL = re.compile(
    r"(?m)^\s*(?:\$ |Traceback \(|(?:In|Out) ?\[\d+\]:)|\bpython[\d.]* -c\b"
)
_LINE = re.compile(
    r"\s*(?:(?:>>>|\.\.\.) \S|(?:async )?def \w+\(|class \w+.*:$"
    r"|(?:async )?(?:for .+ in|with|while|if|elif|except) .+:\s*(?:#.*)?$"
    r"|(?:try|else|finally):\s*(?:#.*)?$|\w+ [-+*/|&]?= \w+ [-+*/] \w+$)"
)
_OF_DIFFS = "@@", "---", "+++"
_GUTTER = re.compile(r"^\s*(?:\d+[:|]?\s|[|>]\s?)+")
_FENCE = re.compile(r"(?m)^[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:\{[ \t]*\.)?([\w+-]+)")
_CLASS = re.compile(r"^(?:language|lang|hl|brush:?)-(\S+)$")


@cache
def is_python(language: str) -> bool:
    """Return whether Pygments highlights `language` as Python, prompts included."""
    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return False
    return isinstance(lexer, PythonLexer | PythonConsoleLexer)


@cache
def is_prompt(language: str) -> bool:
    """Return whether Pygments takes `language` for a session at Python's prompt."""
    try:
        return isinstance(get_lexer_by_name(language), PythonConsoleLexer)
    except ClassNotFound:
        return False


def reads_as_python(text: str, language: str = "text") -> bool:
    """Return whether a reader may take plain text for Python: all of it, a line, a fence.

    Of a diff, the lines count as they are without their signs; settings may assign.
    """
    if any(is_python(name) for name in _FENCE.findall(text)):
        return True
    lines = text.splitlines()
    if language == "diff":
        lines = [line[1:] for line in lines if not line.startswith(_OF_DIFFS)]
    bare = [_GUTTER.sub("", line) for line in lines]
    if any(_LINE.match(line) for line in (*lines, *bare)):
        return True
    whole = "\n".join(lines)
    code = _CODE if language in ("text", "diff") else _LINE_CODE
    return _holds(whole, code) or any(_holds(line, _LINE_CODE) for line in bare)


def does_nothing(code: str) -> bool:
    """Return whether Python code is only comments and constants."""
    lines = (line for line in code.split("\n") if line and line[0] != "#")
    if _WORK.match(next(lines, "")):  # as nearly every program: it need not be parsed
        return False
    try:
        statements = ast.parse(code).body
    except SyntaxError:
        return False
    return all(
        isinstance(each, ast.Pass)
        or (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
        for each in statements
    )


def misleading(code: str) -> str | None:
    """Say why Python code reads otherwise than Python reads it, or None."""
    for line in code.split("\n")[:2]:
        if (cookie := _COOKIE.match(line)) and cookie[1].lower() not in (
            "utf-8",
            "utf8",
        ):
            return f"the encoding {cookie[1]}: pages and files are UTF-8"
    if claim := _CLAIM.search(code):
        return f"nobody compares {claim[0]!r} with a run: write ```output below"
    if code.isascii() and ">>>" not in code:
        return None
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return None  # its run says so
    names = (getattr(n, field, "") for n in ast.walk(tree) for field in _NAMES)
    for name in names:
        if isinstance(name, str) and not name.isascii():
            return f"the name {name!r} is not ASCII: another may look like it"
    strings = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant))
    if any(isinstance(each, str) and _PROMPT.search(each) for each in strings):
        return "nobody runs a session (>>>) within a string: show a program"
    return None


def _holds(text: str, nodes: tuple[type[ast.AST], ...]) -> bool:
    try:
        tree = ast.parse(dedent(text))
    except (SyntaxError, ValueError):
        return False
    return any(isinstance(node, nodes) for node in ast.walk(tree))


def language_of(element: Tag) -> str:
    """Return the language that the element's classes name, or an empty string."""
    for name in element.get_attribute_list("class"):
        if match := _CLASS.match(name or ""):
            return match[1]
    return ""


def normal(text: str) -> str:
    """Return a block's text without the blank lines around it, as Pygments shows it."""
    return text.strip("\n")
