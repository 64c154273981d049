"""Turns the SVG that matplotlib writes into a figure that follows the page's theme."""

import re
from xml.etree import ElementTree

from publish.runs.notebooks import NotebookError

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_HREF = f"{{{_XLINK}}}href"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_LEFT_OUT = ("metadata", "style", "script", "foreignObject", "image")


def inline_svg(source: str, prefix: str) -> str:
    """Return SVG `source` as markup to stand in a page.

    The figure takes the text colour of the page where matplotlib draws black, and shows
    the page where matplotlib draws white. Its text alternative is its ``<title>``, set
    with ``savefig(..., metadata={"Title": ...})``. `prefix` keeps the ids of several
    figures apart. Raises NotebookError for a figure without a title.
    """
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    svg = ElementTree.fromstring(source)
    title = svg.find(f"{{{_SVG}}}title")
    if title is None or not (title.text or "").strip():
        raise NotebookError(
            "a picture has no text alternative: save it as SVG with a Title"
        )
    for parent in list(svg.iter()):
        for child in list(parent):
            if child.tag in {f"{{{_SVG}}}{name}" for name in _LEFT_OUT}:
                parent.remove(child)
    for element in svg.iter():
        _adopt(element, prefix)
    _drop_unused_ids(svg)
    title.set("id", f"{prefix}-title")
    svg.attrib = {
        "viewBox": svg.get("viewBox", ""),
        "width": svg.get("width", ""),
        "role": "img",
        "aria-labelledby": f"{prefix}-title",
        "fill": "currentColor",
        "stroke-linejoin": "round",
    }
    return ElementTree.tostring(svg, encoding="unicode")


def _adopt(element: ElementTree.Element, prefix: str) -> None:
    """Make an element's colours, ids and references those of the page."""
    for name, value in list(element.attrib.items()):
        if name == "id":
            element.set(name, f"{prefix}-{value}")
        elif name == _HREF:
            element.set(name, f"#{prefix}-{value.removeprefix('#')}")
        else:
            value = value.replace("#000000", "currentColor").replace("#ffffff", "none")
            element.set(name, _REFERENCE.sub(rf"url(#{prefix}-\1)", value))


def _drop_unused_ids(svg: ElementTree.Element) -> None:
    used = set()
    for element in svg.iter():
        used.add(element.get(_HREF, "").removeprefix("#"))
        for value in element.attrib.values():
            used.update(_REFERENCE.findall(value))
    for element in svg.iter():
        if element.get("id") not in used:
            element.attrib.pop("id", None)
