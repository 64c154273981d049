"""Finds every code block that a page shows its reader, as the site itself renders it."""

from functools import cache
from pathlib import Path

from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from publish import DOCS, ROOT, SourceError
from publish.page.blocks import Block
from publish.page.reading import Reading, page_offset

OWN = "publish.site.extension"  # draws runs: what is read here does not depend on it


def all_pages() -> list[Path]:
    """Return the Markdown pages of the site."""
    return sorted(page for page in DOCS.rglob("*.md") if not page.is_dir())


def find_blocks(page: Path) -> list[Block]:
    """Return the blocks of a Markdown page in the order in which they are shown.

    Raises SourceError for what would be shown but could not be run: a fence that does
    not render as code, code in raw HTML or in an indented block, a prompt session.
    """
    try:
        body, offset = front_matter(page.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(page, 1, f"the page cannot be read: {error}") from error
    markdown, reading = _markdown()
    token = page_offset.set((page, offset))
    try:
        markdown.reset().convert(body)
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(page, 1, f"the page does not render: {error}") from error
    finally:
        page_offset.reset(token)
    return [placed.block for placed in reading.rendering.placed]


def front_matter(whole: str) -> tuple[str, int]:
    """Return a page without its front matter, and how many lines that took."""
    body, _ = get_data(whole)
    return body, whole[: len(whole) - len(body)].count("\n")


@cache
def _markdown() -> tuple[Markdown, Reading]:
    config = load_config(str(ROOT / "mkdocs.yml"))
    names = [name for name in config.markdown_extensions if name != OWN]
    options = {name: dict(config.mdx_configs.get(name, {})) for name in names}
    snippets = options["pymdownx.snippets"]
    snippets["base_path"] = [str(ROOT / path) for path in snippets["base_path"]]
    reading = Reading()
    return Markdown(extensions=[*names, reading], extension_configs=options), reading
