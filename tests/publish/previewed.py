"""A real ``mkdocs serve`` of a project that a test edits, asked over HTTP."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.publish.project import Project

LIMIT = 60  # seconds, until what was edited must be seen: for a busy machine


class Previewed:
    """``mkdocs serve`` of a project; what it says is kept in a file."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.log = project.root / "serve.log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/interleave/"
        command = ["-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command],
                cwd=project.root,
                env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def said(self, since: int = 0) -> str:
        return self.log.read_text("utf-8")[since:]

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(self.url + path, timeout=LIMIT) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            return ""

    def wait(self, path: str, text: str, *, gone: bool = False) -> str:
        """Return the page as soon as it shows a text, or shows it no more."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            html = self.page(path)
            if html and (text in html) != gone:
                return html
            time.sleep(0.05)
        raise AssertionError(f"{path}: {text!r} {gone=}\n{self.said()}")

    def edit(self, name: str, old: str, new: str) -> list[str]:
        """Replace a text in a file; return the pages that were rendered for that."""
        since = len(self.said())
        path: Path = self.project.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        return self.rendered(since)

    def rendered(self, since: int = 0) -> list[str]:
        """Return the pages of the first build that was said after `since`."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            if found := re.search(r"Rendered (\d+) pages(?:: (.*))?", self.said(since)):
                return sorted((found[2] or "").split(", ")) if found[2] else []
            time.sleep(0.05)
        raise AssertionError(self.said(since))
