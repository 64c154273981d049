"""Refuses the HTML, classes and attributes by which a page could show code unrun."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

COMMENT = re.compile(r"<!--(?![->])(?:(?!--)[^<])*-->")  # one, for every browser
_OURS = re.compile(r"<!--\s*publish:")
_KNOWN = re.compile(r"<!-- publish: (?:myths|run \S+) -->")
_CODE_SPAN = re.compile(r"(`+).+?\1", re.DOTALL)
_ADDRESS = re.compile(r"<https?://[^<>\s]+>")
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*|[!?][^<>]*)>")
_ANY_TAG = re.compile(r"<[A-Za-z/!?]")
_TAGS = {
    *("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "em"),
    *(
        "strong",
        "code",
        "blockquote",
        "hr",
        "br",
        "img",
        "table",
        "thead",
        "tbody",
        "tr",
    ),
    *("th", "td", "details", "summary", "input", "label", "span", "pre"),
}
_CLASSES = re.compile(
    r"grid|cheat-sheet|lesson-facts|md-button(--primary)?|headerlink"
    r"|admonition(-title)?|tip|note|success|info|warning|tabbed-[a-z-]+"
)
_ATTRIBUTES = {"class", "id", "href", "src", "alt", "title", "style", "start"}
_OF_TABS = {"data-tabs", "checked", "name", "type", "for"}
_ALIGNED = re.compile(r"text-align: (left|center|right);")
_SCHEMES = re.compile(r"\s*(data|javascript|vbscript):", re.IGNORECASE)


def raw_html(text: str, *, markdown: bool) -> str | None:
    """Return the first HTML in what a page writes itself, or None.

    `markdown` says that code spans and addresses in it are not to be taken for HTML.
    A comment is none, if every browser ends it where it seems to end.
    """
    text = COMMENT.sub("", text)
    if markdown:
        text = _ADDRESS.sub("", _CODE_SPAN.sub("", text))
    found = (_TAG if markdown else _ANY_TAG).search(text)
    return found[0] if found else None


def unknown_comment(text: str) -> str | None:
    """Return the first comment that is meant for this site, and which it does not know."""
    comments = (match[0] for match in COMMENT.finditer(text))
    return next((c for c in comments if _OURS.match(c) and not _KNOWN.match(c)), None)


def disguises(element: Element) -> Iterator[str]:
    """Yield why an element may look like a block of code, or bring in what nobody reads."""
    if element.tag not in _TAGS:
        yield f"the element <{element.tag}>"
    for name in element.get("class", "").split():
        if element.tag in ("code", "span") or not _CLASSES.fullmatch(name):
            yield f"the class {name!r}"
    for name, value in element.attrib.items():
        if name not in _ATTRIBUTES | _OF_TABS:
            yield f"the attribute {name!r}"
        elif name == "style" and not _ALIGNED.fullmatch(value):
            yield f"the style {value!r}"
        elif name in ("href", "src") and _SCHEMES.match(value):
            yield f"the address {value[:20]!r}"
    if _is_lines_of_code(element):
        yield "lines of code spans"


def _is_lines_of_code(element: Element) -> bool:
    tags = [child.tag for child in element]
    words = "".join([element.text or "", *(child.tail or "" for child in element)])
    return tags.count("code") > 1 and "br" in tags and not words.strip()
