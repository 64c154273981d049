"""Says what of a page the search finds: its text, code, output and timelines in words."""

import re
from typing import Any

from mkdocs.structure.pages import Page

_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_SPAN = re.compile(r"</?span\b[^>]*>")


class Searching:
    """Stands before the search plugin's index and leaves out of what it reads what it need not.

    A picture of a timeline stands beside the same in words. Pictures are most of a
    lesson's HTML, and reading them took longer than all else. A span is the colour of a
    word; the index holds none.
    """

    def __init__(self, index: Any) -> None:
        self.index = index
        self.add_entry = index.add_entry_from_context
        index.add_entry_from_context = self.add

    def add(self, page: Page) -> list[Any]:
        """Add the sections of a page to the index, and return what was added."""
        whole = page.content or ""
        before = len(self.index.entries)
        page.content = _SPAN.sub("", _PICTURE.sub("", whole))
        try:
            self.add_entry(page)
        finally:
            page.content = whole
        return list(self.index.entries[before:])
