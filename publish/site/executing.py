"""Renders a notebook's page: from a run beside the build, or in a preview from the last."""

import shutil
import subprocess
import sys
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from nbformat import NotebookNode

from publish import ROOT, SNIPPETS
from publish.runs.notebooks import NotebookError, with_outputs_of
from publish.site.notebook_page import notebook_page

_FIRST_CELL = '<div class="jp-Cell'
_NOTE = (
    '<div class="admonition warning notebook-stored">'
    '<p class="admonition-title">Preview</p><p>{}</p></div>'
)
_STORED = (
    "These figures are the last stored ones: <code>make serve</code> does not run this "
    "notebook, <code>make notebooks</code> does."
)
_MISSING = (
    "This notebook has not run here yet, so there are no figures: "
    "<code>make notebooks</code> runs it."
)


_SERVER = SNIPPETS / "course_server.py"  # what a reader needs beside a notebook


class NotebookPageFile(File):
    """A notebook of the site, as a page."""

    def is_documentation_page(self) -> bool:
        """Say so, though it is no Markdown."""
        return True


def as_pages(files: Files, config: MkDocsConfig) -> list[NotebookPageFile]:
    """Make pages of the notebooks among `files`, and return them.

    They become the last, because they run while others are rendered.
    """
    pages = []
    for file in [each for each in files if each.src_uri.endswith(".ipynb")]:
        folders = (file.src_dir, config.site_dir, config.use_directory_urls)
        pages.append(NotebookPageFile(file.src_uri, *folders))
        files.remove(file)
        files.append(pages[-1])
    return pages


def stored_in(config: MkDocsConfig) -> Path:
    """Return the folder of the notebooks with the outputs of their last run."""
    return Path(config.config_file_path).parent / ".cache" / "notebooks"


class Execution:
    """The notebooks below `docs`, run by a process of its own, one after the other.

    One at a time, because they measure. They are stored below `stored` as they ran.
    """

    def __init__(self, docs: Path, stored: Path) -> None:
        command = [sys.executable, "-m", "publish.runs.notebooks"]
        self.process = subprocess.Popen(
            [*command, docs, stored], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )

    def join(self) -> None:
        """Wait until all have run; raise NotebookError if one cannot be published."""
        if self._error:
            raise NotebookError(self._error)

    def stop(self) -> None:
        """Run no more of them; their kernels end by themselves."""
        if self.process.poll() is None:
            self.process.kill()

    @cached_property
    def _error(self) -> str:
        _, error = self.process.communicate()
        return error.strip() if self.process.returncode else ""


def render_notebook(
    page: Page, config: MkDocsConfig, files: Files, execution: Execution | None
) -> None:
    """Give a page the content, title and headings of its notebook, as MkDocs would.

    `execution` is this build's; a preview has none, and says so on the page. Links are
    resolved and checked by MkDocs' own class, as on a Markdown page.
    """
    source = Path(page.file.abs_src_path or "")
    stored = stored_in(config) / page.file.src_uri
    converted = stored_in(config).with_name("converted") / page.file.src_uri
    links = _RelativePathTreeprocessor(page.file, files, config)
    toc = config.mdx_configs.get("toc", {})
    try:
        if execution:
            execution.join()
        shown = with_outputs_of(source, stored)
        notebook = notebook_page(
            _html(shown, converted.with_suffix(".html")),
            source,
            downloads=[source.name, _SERVER.relative_to(ROOT).as_posix()],
            permalink_title=toc.get("permalink_title", "Permanent link"),
            resolve=links.path_to_url,
        )
    except NotebookError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from error
    page.content = notebook.html
    if execution is None:
        note = _NOTE.format(_STORED if stored.is_file() else _MISSING)
        page.content = page.content.replace("</h1>", f"</h1>\n{note}", 1)
    page.title = notebook.title
    page.toc = notebook.toc
    page.present_anchor_ids = notebook.anchors
    page.links_to_anchors = links.links_to_anchors
    page.meta["description"] = shown.metadata.get("description", "")


def copy_downloads(page: Page) -> None:
    """Put beside a notebook's page what it offers for download."""
    folder = Path(page.file.abs_dest_path).parent
    server = folder / _SERVER.relative_to(ROOT)
    server.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_SERVER, server)
    shutil.copyfile(page.file.abs_src_path or "", folder / Path(page.file.src_uri).name)


def _html(notebook: NotebookNode, converted: Path) -> str:
    """Return a notebook as nbconvert makes HTML of it.

    It is kept in `converted`, because it takes a second to import nbconvert.
    """
    cells = [(c.cell_type, c.source, c.get("outputs")) for c in notebook.cells]
    digest = sha256(repr(cells).encode()).hexdigest()
    if converted.is_file():
        known, _, html = converted.read_text("utf-8").partition("\n")
        if known == digest:
            return html
    from mkdocs_jupyter.convert import nb2html  # type: ignore[import-untyped]

    with TemporaryDirectory() as folder:
        path = Path(folder) / "notebook.ipynb"
        nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
        html = str(nb2html(str(path), execute=False))
    html = html[html.index(_FIRST_CELL) :]  # 600 kB of style that no page takes
    converted.parent.mkdir(parents=True, exist_ok=True)
    converted.write_text(f"{digest}\n{html}", "utf-8")
    return html
