"""The MkDocs hook: finds our own extension, renders notebooks, writes runs' downloads."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from publish.site.executing import Execution
    from publish.site.preview import Preview

ROOT = Path(__file__).parents[2]
EXTENSION = "publish.site.extension"
_preview: "Preview | None" = None
_execution: "Execution | None" = None
_dirty = False


def on_startup(command: str, dirty: bool) -> None:
    """Note whether this is a preview: only there may a notebook's last run be shown."""
    global _preview, _dirty
    _dirty = dirty
    _find_publish()
    if command == "serve":
        from publish.site.preview import Preview

        _preview = Preview()


def _find_publish() -> None:
    """Put the repository on the path: ``mkdocs`` does not look where it is run."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add our Markdown extension and addresses; read the ledger."""
    _find_publish()
    from publish.judge import ledger
    from publish.settings import settings

    settings.cache_clear()
    ledger.begin_build()
    if EXTENSION not in config.markdown_extensions:
        config.markdown_extensions.append(EXTENSION)
    config.site_url, config.repo_url = settings().site_url + "/", settings().repo_url
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Make pages of the notebooks, and start to run them, unless this is a preview."""
    global _execution
    from publish.site.executing import Execution, as_pages, stored_in

    notebooks = as_pages(files, config)
    wanted = any(file.is_modified() for file in notebooks) if _dirty else notebooks
    if wanted and _preview is None:
        _execution = Execution(Path(config.docs_dir), stored_in(config))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Begin a build of the preview: now all is known that its pages have in common."""
    if _preview:
        _preview.begin(config, files)


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Let a notebook be rendered by us, and what is kept not be rendered again."""
    render = page.render
    if page.file.src_uri.endswith(".ipynb"):
        from publish.site.executing import render_notebook

        render = partial(render_notebook, page, execution=_execution)
    if _preview:
        render = partial(_preview.render, page, render)
    page.render = render  # type: ignore[method-assign]
    return page


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


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Stand before the search index, which exists by now."""
    from publish.site.searching import Searching

    for plugin in config.plugins.values():
        if index := getattr(plugin, "search_index", None):
            searching = Searching(index)
            if _preview:
                index.add_entry_from_context = partial(
                    _preview.index, index=index, add=searching.add
                )
    return _preview.templates(env) if _preview else env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Put beside a notebook's page what it offers for download."""
    if page.file.src_uri.endswith(".ipynb"):
        from publish.site.executing import copy_downloads

        copy_downloads(page)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the recorded runs where their pages offer them for download."""
    from publish.site.traces import write_traces

    write_traces(Path(config.site_dir))
    if _preview:
        _preview.say()


def on_build_error(error: Exception) -> None:
    """Leave no notebook running behind a build that has ended."""
    if _execution:
        _execution.stop()


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
) -> LiveReloadServer:
    """Watch all that pages are made of; build what was edited before anything watched."""
    from publish.site.executing import stored_in
    from publish.site.preview import watched

    stored_in(config).mkdir(parents=True, exist_ok=True)
    for place in watched(config):
        server.watch(str(place))
    while _preview and _preview.is_behind(config):
        builder()
    return server
