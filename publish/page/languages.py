"""Tells from a language name or an HTML element whether a reader sees Python."""

import re
from functools import cache

from bs4 import Tag
from pygments.lexers import get_lexer_by_name
from pygments.lexers.python import PythonConsoleLexer, PythonLexer
from pygments.util import ClassNotFound

SHELLS = {"bash", "sh", "shell", "zsh", "console", "shell-session"}
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


def language_of(element: Tag) -> str:
    """Return the language that the element's classes name, or an empty string."""
    for name in element.get_attribute_list("class"):
        if match := _CLASS.match(name or ""):
            return match[1]
    return ""


def normal(text: str) -> str:
    """Return a block's text without the blank lines around it, as Pygments shows it."""
    return text.strip("\n")
