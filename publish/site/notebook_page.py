"""Rewrites the HTML of a notebook page into the markup of the theme's own pages."""

import base64
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from posixpath import basename
from typing import Any, cast

from bs4 import BeautifulSoup, Tag
from markdown.extensions.toc import nest_toc_tokens, slugify, unique
from mkdocs.structure.toc import TableOfContents, get_toc
from pymdownx.highlight import Highlight  # type: ignore[import-untyped]

from publish.page.blocks import Block
from publish.page.languages import is_python, normal
from publish.runs.notebooks import NotebookError
from publish.site.lines import in_lines
from publish.site.marks import verified
from publish.site.notebook_figure import inline_svg
from publish.site.tokens import lighter

_PARTS = ".jp-MarkdownOutput, .highlight-ipynb, .jp-OutputArea-output"
_REFUSED = (
    "pre, svg, script, style, link, iframe, object, embed, [src^='http'], "
    "[src^='//'], [srcset], [style*='url('], img[alt^='No description has been'], "
    "textarea, xmp, listing, plaintext, template, samp, kbd, tt, math, input, "
    "[style*='white-space'], [style*='display'], code:has(br), br + code"
)
_HEADING = re.compile("^h[1-6]$")


@dataclass
class NotebookPage:
    """A rewritten page, and what MkDocs needs to know of it.

    `anchors` are the ids that a link can name, `headings` the toc extension's tokens.
    """

    html: str = ""
    title: str = ""
    anchors: set[str] = field(default_factory=set)
    headings: list[dict[str, Any]] = field(default_factory=list)

    @property
    def toc(self) -> TableOfContents:
        """The page's table of contents."""
        tokens = cast(Any, [dict(heading) for heading in self.headings])
        return get_toc(nest_toc_tokens(tokens))


def notebook_page(
    html: str,
    source: Path,
    *,
    downloads: Sequence[str] = (),
    permalink_title: str = "Permanent link",
    resolve: Callable[[str], str] = lambda url: url,
) -> NotebookPage:
    """Rewrite `html`, the content of a page that mkdocs-jupyter made of `source`.

    Code and outputs become what fences become, headings get the ids and permalinks of
    the toc extension; styles, scripts and buttons are left out. `downloads` are URLs of
    files to offer below the title; `resolve` maps a link as the notebook has it to its
    URL in the site. Raises NotebookError for a page without an H1, a cell that wrote to
    stderr, a picture without a text alternative, code in a Markdown cell (it would not
    run), and content that loads from elsewhere or brings its own script or style.
    """
    page = NotebookPage()
    parts = []
    cells = 0
    for number, part in enumerate(BeautifulSoup(html, "html.parser").select(_PARTS), 1):
        match part.get("data-mime-type"):
            case None if part.select_one("pre"):
                cells += bool(part.get_text().strip())  # as code_cells counts them
                parts.append(_cell(part, source, cells))
            case "text/plain":
                parts.append(_fence(part.get_text(), "output", title="Output"))
            case "image/svg+xml":
                parts.append(_figure(part, f"figure-{number}"))
            case "text/markdown" | "text/html":
                _adopt(part, page, permalink_title, resolve)
                parts.append(part.decode_contents().strip())
            case "application/vnd.jupyter.stderr":
                raise NotebookError(f"a cell wrote to stderr:\n{part.get_text()}")
            case kind:
                raise NotebookError(
                    f"a cell's output ({kind or 'a bitmap'}) has no text alternative: "
                    'display an SVG that was saved with metadata={"Title": ...}'
                )
    if not page.title:
        raise NotebookError("no H1 gives the page its title")
    page.html = "\n".join(parts)
    if downloads:
        page.html = page.html.replace("</h1>", f"</h1>\n{_downloads(downloads)}", 1)
    return page


def _cell(part: Tag, source: Path, number: int) -> str:
    """Return a cell's code as a fence of its language, with the mark of its run."""
    text, language = part.get_text(), _language(part)
    if not is_python(language) or not text.strip():
        return _fence(text, language)
    cell = Block(source, number, "python", normal(text))
    return _fence(text, language) + verified(cell)


def _fence(text: str, language: str, title: str | None = None) -> str:
    """Return what a fence of this language becomes, made by the same code."""
    highlight = Highlight(None, pygments_lang_class=True)
    return in_lines(lighter(highlight.highlight(text, language, title=title)))


def _language(block: Tag) -> str:
    """Return the language of a block that nbconvert highlighted."""
    names = block.get_attribute_list("class")
    return next((name[3:] for name in names if name and name.startswith("hl-")), "text")


def _figure(part: Tag, prefix: str) -> str:
    image = part.select_one("img")
    assert image is not None
    _, _, data = str(image["src"]).partition("base64,")
    return f"<figure>{inline_svg(base64.b64decode(data).decode(), prefix)}</figure>"


def _downloads(urls: Sequence[str]) -> str:
    links = [
        f'<a href="{escape(url)}" download>{escape(basename(url))}</a>' for url in urls
    ]
    return f'<p class="notebook-files">Download: {", ".join(links)}</p>'


def _adopt(
    part: Tag,
    page: NotebookPage,
    permalink_title: str,
    resolve: Callable[[str], str],
) -> None:
    """Give headings, tables and links of `part` the theme's markup."""
    if refused := part.select_one(_REFUSED):
        raise NotebookError(f"a notebook page may not hold this: {refused}")
    for heading in part.find_all(_HEADING):
        _anchor(heading, page, permalink_title)
    for table in part.select("table"):
        table.attrs = {}
        for cell in table.select("th"):
            cell["scope"] = "col" if cell.find_parent("thead") else "row"
    for attribute in ("href", "src"):
        for element in part.select(f"[{attribute}]:not(.headerlink)"):
            element[attribute] = resolve(str(element[attribute]))


def _anchor(heading: Tag, page: NotebookPage, permalink_title: str) -> None:
    """Give a heading its id and permalink, and add it to the page's headings."""
    for link in heading.select("a.anchor-link"):
        link.decompose()
    name = heading.get_text().strip()
    anchor = unique(slugify(name, "-"), page.anchors)
    level = int(heading.name[1])
    page.headings.append(
        {
            "level": level,
            "id": anchor,
            "name": escape(name, quote=False),
            "html": heading.decode_contents(),
            "data-toc-label": "",
        }
    )
    if level == 1 and not page.title:
        page.title = name
    heading.attrs = {"id": anchor}
    link = BeautifulSoup("", "html.parser").new_tag(
        "a", href=f"#{anchor}", title=permalink_title
    )
    link["class"] = "headerlink"
    link.string = "¶"
    heading.append(link)
