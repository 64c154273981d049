"""Finds the words by which a page says what stands somewhere: above it, or on its box."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element


def captions(root: Element, element: Element) -> Iterator[str]:
    """Yield what stands directly above an element of a page's tree, and its boxes' titles.

    A box is an admonition, a folded one, or a tab of several.
    """
    parents = {child: parent for parent in root.iter() for child in parent}
    siblings = list(parents[element])
    if at := siblings.index(element):
        yield _words(siblings[at - 1])
    while element in parents:
        element, box = parents[element], element
        classes = element.get("class", "").split()
        if element.tag == "details" or "admonition" in classes:
            yield _words(element[0])
        elif "tabbed-content" in classes:
            labels = parents[element].find("div[@class='tabbed-labels']")
            if labels is not None:
                yield _words(labels[list(element).index(box)])


def _words(element: Element) -> str:
    return "".join(element.itertext())
