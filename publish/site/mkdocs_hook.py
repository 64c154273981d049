"""The MkDocs hook: finds our own extension, rewrites notebooks, writes runs' downloads."""

import os
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor

ROOT = Path(__file__).parents[2]
EXTENSION = "publish.site.extension"
_serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Note whether this is a preview: only there may a notebook's last run be shown."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the repository on the path, add our Markdown extension, set up the kernels.

    The ``mkdocs`` command does not look for modules where it is run. The environment
    variables are for mkdocs-jupyter, which has no options for them: a kernel must find
    the course server, and ``jupyter_nbconvert_config.json`` ends a cell that runs for a
    minute, for which the build would otherwise wait forever.
    """
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    if EXTENSION not in config.markdown_extensions:
        config.markdown_extensions.append(EXTENSION)
    from publish.runs.notebooks import kernel_environment
    from publish.settings import settings

    config.site_url, config.repo_url = settings().site_url + "/", settings().repo_url
    os.environ.update(kernel_environment())
    os.environ["JUPYTER_CONFIG_PATH"] = str(ROOT / "publish" / "site")
    if _serving:
        # Its cache knows a notebook by its own bytes only, not by what it imports.
        from publish.judge.ledger import snippets_digest

        jupyter = config.plugins["mkdocs-jupyter"].config
        jupyter["cache"] = True
        jupyter["cache_dir"] = str(ROOT / ".cache" / "notebooks" / snippets_digest())
    return config


def on_page_markdown(
    markdown: str, page: Page, config: MkDocsConfig, files: Files
) -> None:
    """Say which page is rendered next, for messages that name page and line."""
    from publish.page.pages import front_matter
    from publish.page.reading import page_offset

    path = page.file.abs_src_path
    if path is not None and path.endswith(".md"):
        whole = Path(path).read_text("utf-8-sig")
        page_offset.set((Path(path), front_matter(whole)[1]))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Rewrite a notebook's page; leave every other page as it is.

    Links are resolved and checked by MkDocs' own class, as on a Markdown page.
    """
    source = page.file.abs_src_path
    if source is None or not source.endswith(".ipynb"):
        return html
    from publish.runs.notebooks import NotebookError, read
    from publish.site.notebook_page import notebook_page

    links = _RelativePathTreeprocessor(page.file, files, config)
    toc = config.mdx_configs.get("toc", {})
    try:
        notebook = notebook_page(
            html,
            downloads=[Path(source).name, *(getattr(page, "data_files", None) or [])],
            permalink_title=toc.get("permalink_title", "Permanent link"),
            resolve=links.path_to_url,
        )
    except NotebookError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from error
    page.title = notebook.title
    page.toc = notebook.toc
    page.present_anchor_ids = notebook.anchors
    page.links_to_anchors = links.links_to_anchors
    page.meta["description"] = read(Path(source)).metadata.get("description", "")
    return notebook.html


def on_post_build(config: MkDocsConfig) -> None:
    """Write the recorded runs where their pages offer them for download."""
    from publish.site.traces import write_traces

    write_traces(Path(config.site_dir))
