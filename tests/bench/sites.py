"""The sites that the benchmark of the contributor's wait builds, from a copy of a tree."""

import shutil
import socket
import sys
from pathlib import Path
from typing import Any

import yaml

COPIED = ["docs", "snippets", "publish", "interleave", "mkdocs.yml", "requirements.txt"]
OURS = {"hooks", "watch", "validation"}


class Sites:
    """A copy of a tree in a folder, and the settings of two sites beside its own."""

    def __init__(self, tree: Path, folder: Path) -> None:
        self.tree, self.out = folder / "tree", folder / "site"
        for name in COPIED:
            copy = shutil.copytree if (tree / name).is_dir() else shutil.copy
            self.tree.mkdir(exist_ok=True)
            copy(tree / name, self.tree / name)
        self.vanilla = self._write("vanilla.yml", ours=False)
        self.without_notebooks = self._write("without.yml", ours=True)

    def build(self, config: Path) -> list[str]:
        """Return the command that builds a site of these settings."""
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--no-strict"]
        return [*command, "--config-file", str(config), "--site-dir", str(self.out)]

    def _write(self, name: str, *, ours: bool) -> Path:
        config = yaml.safe_load((self.tree / "mkdocs.yml").read_text("utf-8"))
        config["plugins"] = ["search"]
        config["exclude_docs"] += "*.ipynb\n"
        config["nav"] = [
            part for part in map(_without_notebooks, config["nav"]) if part
        ]
        if not ours:
            config["theme"].pop("custom_dir")
            config = {key: value for key, value in config.items() if key not in OURS}
        path = self.tree / name
        path.write_text(yaml.safe_dump(config), "utf-8")
        return path


def _without_notebooks(part: Any) -> Any:
    """Return a part of the navigation without notebooks; nothing if it holds no other."""
    if isinstance(part, dict):
        left = {name: _without_notebooks(inner) for name, inner in part.items()}
        return {name: inner for name, inner in left.items() if inner}
    if isinstance(part, list):
        return [inner for inner in map(_without_notebooks, part) if inner]
    return "" if part.endswith(".ipynb") else part


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
