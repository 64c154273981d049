"""Makes ``mkdocs serve`` quick: an edit renders the pages that it changes, and no other.

A rendering is kept as long as all that it was made of stays the same, byte for byte. An
edit of code starts the server again.
"""

import logging
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

from publish import ROOT, SNIPPETS, SourceError
from publish.judge import ledger
from publish.runs.recordings import path_for
from publish.settings import settings
from publish.site.coverage import myths
from publish.site.drawing import partner
from publish.site.executing import stored_in
from publish.site.extension import MYTHS

CODE = [ROOT / "publish", ROOT / "interleave"]
_INCLUDE = re.compile(r"""^.*-8<-+ +["']([^"':]+)""", re.MULTILINE)
_RENDERED = ("content", "toc", "title", "_title_from_render", "present_anchor_ids")
_FAULT = (
    '<div class="admonition failure"><p class="admonition-title">This page is not as '
    "its source says</p><p><code>{}</code></p></div>\n"
)
_log = logging.getLogger("mkdocs.preview")


@dataclass
class _Kept:
    """A rendering: what it was made of, what MkDocs knows of it, what search finds."""

    key: str
    attributes: dict[str, Any]
    meta: MutableMapping[str, Any]
    links: dict[str, dict[str, str]]
    entries: list[Any] | None = None


@dataclass
class Preview:
    """What the builds of one ``mkdocs serve`` keep for the next one."""

    kept: dict[str, _Kept] = field(default_factory=dict)
    rendered: list[str] = field(default_factory=list)
    common: str = ""
    env: Environment | None = None
    code: str = field(default_factory=lambda: _state(CODE, "*.py"))
    read: str = ""

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """Start a build; start the server again if it runs older code.

        A page with a fault is shown as one, so no number of faults ends the server.
        """
        if _state(CODE, "*.py") != self.code:
            _log.info("The code has changed: starting again")
            shutil.rmtree(config.site_dir, ignore_errors=True)
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
        mkdocs = logging.getLogger("mkdocs")
        for handler in list(mkdocs.handlers):
            if isinstance(handler, CountHandler):
                mkdocs.removeHandler(handler)
        self.rendered = []
        self.read = _state(watched(config))
        addresses = [(file.src_uri, file.url) for file in files]
        text = Path(config.config_file_path).read_text("utf-8")
        self.common = repr((text, settings(), addresses, ledger.known()))

    def render(
        self,
        page: Page,
        render: Callable[..., None],
        config: MkDocsConfig,
        files: Files,
    ) -> None:
        """Render a page, or take what is kept; show and say what is wrong with it."""
        uri = page.file.src_uri
        warnings = _Warnings()
        mkdocs = logging.getLogger("mkdocs")
        mkdocs.addHandler(warnings)
        try:
            key = self._key(page, config)
            kept = self.kept.get(uri)
            if kept is None or kept.key != key:
                self.rendered.append(uri)
                render(config, files)
                links = page.links_to_anchors or {}
                kept = self.kept[uri] = _Kept(
                    "" if warnings.seen else key,  # to be said again by the next build
                    {name: vars(page).get(name) for name in _RENDERED},
                    page.meta,
                    {file.src_uri: anchors for file, anchors in links.items()},
                )
        except Exception as error:
            _show_fault(page, error, self.kept.get(uri))
            return
        finally:
            mkdocs.removeHandler(warnings)
        _restore(page, kept, files)

    def index(self, page: Page, index: Any, add: Callable[[Page], list[Any]]) -> None:
        """Add a page to the search index, without reading it again if it is kept."""
        kept = self.kept.get(page.file.src_uri)
        if kept is None:
            add(page)
        elif kept.entries is None:
            kept.entries = add(page)
        else:
            index.entries.extend(kept.entries)

    def templates(self, env: Environment) -> Environment:
        """Return the templates of the first build, each compiled again if it is edited."""
        if self.env is None:
            self.env = env
            env.auto_reload = True
        return self.env

    def is_behind(self, config: MkDocsConfig) -> bool:
        """Tell whether anything was edited since the last build began."""
        return self.read != _state(watched(config))

    def say(self) -> None:
        """Say which pages this build has rendered."""
        names = self.rendered
        listed = f": {', '.join(names)}" if 0 < len(names) <= 5 else ""
        _log.info(f"Rendered {len(names)} pages{listed}")

    def _key(self, page: Page, config: MkDocsConfig) -> str:
        digest = sha256(self.common.encode())
        for part in _made_of(page, config):
            digest.update(sha256(part).digest())
        return digest.hexdigest()


def watched(config: MkDocsConfig) -> list[Path]:
    """Return the folders and files of which an edit is seen."""
    own = [config.docs_dir, config.config_file_path, *config.watch]
    return [*CODE, stored_in(config), *map(Path, own)]


def _made_of(page: Page, config: MkDocsConfig) -> Iterator[bytes]:
    """Yield all that a page is made of and that is its own."""
    yield Path(page.file.abs_src_path or "").read_bytes()
    if page.file.src_uri.endswith(".ipynb"):
        yield _bytes(stored_in(config) / page.file.src_uri)
        return
    markdown = page.markdown or ""
    if MYTHS in markdown:
        yield "\n".join(myths()).encode()
    for name in _INCLUDE.findall(markdown):
        for each in filter(None, (name, partner(name))):
            yield _bytes(SNIPPETS / each)
            yield _bytes(path_for(SNIPPETS / each))


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b"none"


def _state(places: list[Path], names: str = "*") -> str:
    """Say when each file that Python has not written was edited last, in short."""
    files = {file for place in places for file in (place, *place.rglob(names))}
    own = [file for file in files if file.is_file() and file.suffix != ".pyc"]
    stamps = sorted((str(file), file.stat().st_mtime_ns) for file in own)
    return sha256(repr(stamps).encode()).hexdigest()


def _restore(page: Page, kept: _Kept, files: Files) -> None:
    for name, value in kept.attributes.items():
        if value is not None:
            setattr(page, name, value)
    page.meta = kept.meta
    links = {files.get_file_from_path(uri): to for uri, to in kept.links.items()}
    page.links_to_anchors = {file: to for file, to in links.items() if file}


def _show_fault(page: Page, error: Exception, last: _Kept | None) -> None:
    """Show a fault above the page as it was, and say it in one line."""
    where = "" if isinstance(error, SourceError) else f"docs/{page.file.src_uri}: "
    message = where + str(error)
    _log.error(" ".join(message.split()))
    page.content, page.toc = "", get_toc([])
    if last:
        last.key, last.entries = "", None
        for name, value in last.attributes.items():
            if value is not None:
                setattr(page, name, value)
    page.content = _FAULT.format(escape(message)) + page.content


class _Warnings(logging.Handler):
    """Notes whether MkDocs has warned."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen = False

    def emit(self, record: logging.LogRecord) -> None:
        """Note it."""
        self.seen = True
