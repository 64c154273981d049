"""A copy of the project's machinery around pages and snippets that a test writes."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MACHINERY = ["publish", "interleave", "conftest.py", "pyproject.toml", "mkdocs.yml"]


@dataclass
class Project:
    """A project in a folder of its own, with its own ledger."""

    root: Path

    def write(self, name: str, text: str) -> None:
        """Write a file below the project's root."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def python(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run the project's own Python in its root; stderr goes with stdout."""
        clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env=clean | {"PYTHONS": sys.executable, "COLUMNS": "200"} | env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=100,
        )

    def run_blocks(
        self, *arguments: str, **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Run ``pytest --codeblocks`` on the pages."""
        options = ["-p", "no:cacheprovider", "--continue-on-collection-errors"]
        command = ["-m", "pytest", "--codeblocks", "docs", *options, *arguments]
        return self.python(*command, **env)


def make_project(root: Path, *, timeout: float = 5) -> Project:
    """Copy the machinery to `root`; a block's time limit there is `timeout` seconds."""
    ignore = shutil.ignore_patterns("__pycache__")
    for name in MACHINERY:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, root / name)
    run = root / "publish" / "runs" / "process.py"
    text = run.read_text("utf-8")
    assert "TIMEOUT = 20.0" in text
    run.write_text(text.replace("TIMEOUT = 20.0", f"TIMEOUT = {timeout}"), "utf-8")
    project = Project(root)
    shutil.copytree(ROOT / "snippets", root / "snippets", ignore=ignore)
    for folder in (root / "snippets").iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    return project
