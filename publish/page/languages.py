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


def reads_as_python(text: str) -> bool:
    """Return whether a reader may take plain text for Python: code, session, or fence."""
    if any(is_python(name) for name in _FENCE.findall(text)):
        return True
    if re.search(r"(?m)^\s*(>>>|\.\.\.) \S", text):
        return True
    try:
        tree = ast.parse(dedent(text))
    except (SyntaxError, ValueError):
        return False
    return any(isinstance(node, _CODE) for node in ast.walk(tree))


def language_of(element: Tag) -> str:
    """Return the language that the element's classes name, or an empty string."""
    for name in element.get_attribute_list("class"):
        if match := _CLASS.match(name or ""):
            return match[1]
    return ""


def normal(text: str) -> str:
    """Return a block's text without the blank lines around it, as Pygments shows it."""
    return text.strip("\n")
