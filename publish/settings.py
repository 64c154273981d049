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

    On GitHub the addresses are those of the repository whose workflow runs, so that a
    fork publishes itself; the variables are GitHub's own
    (https://docs.github.com/en/actions/reference/workflows-and-actions/variables).
    """
    urls = _on_github() or yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    return Settings(
        site_url=urls["site_url"].rstrip("/"),
        repo_url=urls["repo_url"].rstrip("/"),
        pythons=tuple(os.environ.get("PYTHONS", "").split()),
        in_ci="CI" in os.environ,
    )


def _on_github() -> dict[str, str]:
    repository = os.environ.get("GITHUB_REPOSITORY")
    if not repository:
        return {}
    owner, _, name = repository.partition("/")
    return {
        "site_url": f"https://{owner.lower()}.github.io/{name}",
        "repo_url": f"{os.environ['GITHUB_SERVER_URL']}/{repository}",
    }
