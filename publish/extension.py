"""The Markdown extension: marks each Python block with what the ledger knows of it."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

import markdown
from bs4 import BeautifulSoup
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from publish import SNIPPETS, ledger
from publish.coverage import myths
from publish.interpreters import short
from publish.languages import is_python, normal
from publish.programs import requires_python

_BLOCK = re.compile(
    r'<div class="(?P<classes>language-(?P<language>[^ "]+) highlight[^"]*)"'
    r"(?P<rest>[^>]*)>(?P<inner>.*?</pre></div>)",
    re.DOTALL,
)
_TITLE = re.compile(r'<span class="filename">(?P<title>[^<]*)</span>')
_MYTHS = "<!-- publish: myths -->"


class Marks(Postprocessor):
    """Adds to each Python block: where it was verified, what it needs, if it is broken."""

    def run(self, text: str) -> str:
        """Return the page's HTML with the marks."""
        return marked(text)


class Myths(Preprocessor):
    """Draws the myths of the coverage file where a page asks for them."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines with the myths in place of the marker."""
        drawn: list[str] = []
        for line in lines:
            drawn.extend(myths() if line.strip() == _MYTHS else [line])
        return drawn


class PublishExtension(Extension):
    """Registers both."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Run before the table of contents and after raw HTML is back in place."""
        md.preprocessors.register(Myths(md), "publish_myths", 100)
        md.postprocessors.register(Marks(md), "publish_marks", 5)


def makeExtension(**options: Any) -> PublishExtension:
    """Return the extension, for Python-Markdown."""
    return PublishExtension(**options)


def marked(html: str) -> str:
    """Return HTML with a mark after each Python block that the theme's fences make."""
    if "language-" not in html:
        return html
    entries = ledger.merged()
    return _BLOCK.sub(lambda match: _marked(match, entries), html)


def _marked(match: re.Match[str], entries: dict[str, ledger.Entry]) -> str:
    if not is_python(match["language"]):
        return match[0]
    title = _TITLE.search(match["inner"])
    name = title["title"] if title else ""
    code = BeautifulSoup(match["inner"], "html.parser").find("code")
    text = normal(code.get_text() if code else "")
    path = SNIPPETS / name
    source = path.read_text("utf-8") if name and path.is_file() else text
    needed = _needed(str(requires_python(source)))
    classes, inner = match["classes"], match["inner"]
    if title:
        label = title["title"]
        if name.endswith("_broken.py"):
            classes += " broken"
            label += ' <strong class="broken-label">Broken</strong>'
        if needed:
            label += f' <span class="needs-python">{escape(needed)}</span>'
        inner = inner.replace(title[0], f'<span class="filename">{label}</span>', 1)
    block = f'<div class="{classes}"{match["rest"]}>{inner}'
    notes = [needed] if needed and not title else []
    if "data-default-build=" in match["rest"]:
        notes.append("Default build only")
    notes += _verified(entries.get(ledger.key(text)), broken="broken" in classes)
    # Text only: Material looks for a block's annotations behind such a paragraph.
    return block + (
        f'<p class="verified">{escape(" · ".join(notes))}</p>' if notes else ""
    )


def _verified(entry: ledger.Entry | None, *, broken: bool) -> Iterator[str]:
    if entry and entry.norun:
        yield f"Not run: {entry.norun}"
    elif entry and entry.versions:
        versions = ", ".join(dict.fromkeys(map(short, entry.versions)))
        yield f"Verified {'broken ' if broken else ''}on CPython {versions}"


def _needed(specifiers: str) -> str:
    """Return ``>=3.12,<3.14`` in words: Python 3.12 or newer, before 3.14."""
    words = []
    for specifier in sorted(filter(None, specifiers.split(",")), reverse=True):
        if specifier.startswith(">="):
            words.append(f"Python {specifier[2:]} or newer")
        elif specifier.startswith("<"):
            version = specifier.lstrip("<=")
            words.append(f"before {version}" if words else f"Python before {version}")
        else:
            words.append(f"Python {specifier}")
    return ", ".join(words)
