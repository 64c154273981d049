"""The Markdown extension of the site: reads the blocks of a page and draws their runs."""

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from publish.page.reading import ABOVE_HIGHLIGHT, Reading
from publish.site.coverage import myths
from publish.site.placing import Placing

BELOW_SNIPPETS = 31  # so that lines are counted before; and above raw HTML
_MYTHS = "<!-- publish: myths -->"


class Myths(Preprocessor):
    """Draws the myths of the coverage file where a page asks for them."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines with the myths in place of the marker."""
        drawn: list[str] = []
        for line in lines:
            drawn.extend(myths() if line.strip() == _MYTHS else [line])
        return drawn


class PublishExtension(Extension):
    """Registers all that the site adds to Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Stand where blocks are already part of the tree, and headings have no ids yet."""
        reading = Reading()
        reading.extendMarkdown(md)
        md.treeprocessors.register(
            Placing(md, reading), "publish_runs", ABOVE_HIGHLIGHT - 1
        )
        md.preprocessors.register(Myths(md), "publish_myths", BELOW_SNIPPETS)


def makeExtension(**options: Any) -> PublishExtension:
    """Return the extension, for Python-Markdown."""
    return PublishExtension(**options)
