"""The Markdown extension: marks each Python block and draws the runs of examples."""

from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from publish.site.coverage import myths
from publish.site.marks import marked

_MYTHS = "<!-- publish: myths -->"


class Marks(Postprocessor):
    """Marks the blocks of a page and puts the runs of its examples below them."""

    def run(self, text: str) -> str:
        """Return the page's HTML with the marks and the runs."""
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
