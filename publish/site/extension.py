"""The Markdown extension of the site: reads the blocks of a page and draws their runs."""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from publish.page.reading import ABOVE_HIGHLIGHT, Reading
from publish.settings import settings
from publish.site.coverage import myths
from publish.site.placing import Placing

BELOW_SNIPPETS = 31  # so that lines are counted before; and above raw HTML
BELOW_INLINE = 15  # links are part of the tree; MkDocs has not yet checked them
MYTHS = "<!-- publish: myths -->"


class Myths(Preprocessor):
    """Draws the myths of the coverage file where a page asks for them."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines with the myths in place of the marker."""
        drawn: list[str] = []
        for line in lines:
            drawn.extend(myths() if line.strip() == MYTHS else [line])
        return drawn


class Addresses(Treeprocessor):
    """Turns ``repo:tree/main/tests`` into an address of this course's repository."""

    def run(self, root: Element) -> None:
        """Change the links of a page."""
        for link in root.iter("a"):
            if (target := link.get("href", "")).startswith("repo:"):
                path = target.removeprefix("repo:")
                link.set("href", f"{settings().repo_url}/{path}".rstrip("/"))


class PublishExtension(Extension):
    """Registers all that the site adds to Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Stand where blocks are already part of the tree, and headings have no ids yet."""
        reading = Reading()
        reading.extendMarkdown(md)
        md.treeprocessors.register(
            Placing(md, reading.rendering), "publish_runs", ABOVE_HIGHLIGHT - 1
        )
        md.treeprocessors.register(Addresses(md), "publish_addresses", BELOW_INLINE)
        md.preprocessors.register(Myths(md), "publish_myths", BELOW_SNIPPETS)


def makeExtension(**options: Any) -> PublishExtension:
    """Return the extension, for Python-Markdown."""
    return PublishExtension(**options)
