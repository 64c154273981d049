"""What is set outside of the code, read once: mkdocs.yml, and the environment."""

import os
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import yaml

from publish import ROOT


@dataclass(frozen=True)
class Settings:
    """The site's and the repository's addresses, both without a slash at the end.

    `pythons` are the interpreters that were asked for, if any; `in_ci` says that what
    cannot be checked here is an error.
    """

    site_url: str
    repo_url: str
    pythons: tuple[str, ...]
    in_ci: bool

    @property
    def base(self) -> str:
        """The path of the site's root, such as ``/interleave/``."""
        return urlsplit(self.site_url).path + "/"


@cache
def settings() -> Settings:
    """Return the settings of this process.

    The environment's SITE_URL and REPO_URL outweigh mkdocs.yml: a fork publishes itself.
    """
    written = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    urls = {
        name: (os.environ.get(name.upper()) or written[name]).rstrip("/")
        for name in ("site_url", "repo_url")
    }
    return Settings(
        **urls,
        pythons=tuple(os.environ.get("PYTHONS", "").split()),
        in_ci="CI" in os.environ,
    )
