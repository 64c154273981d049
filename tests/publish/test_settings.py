"""Where the site and the repository are: in mkdocs.yml, or where the workflow runs."""

import pytest

from publish.settings import settings


@pytest.fixture
def read(monkeypatch):
    """Read the settings anew, with only these of GitHub's variables."""

    def read(**variables):
        for name in ("GITHUB_REPOSITORY", "GITHUB_SERVER_URL"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        return settings()

    yield read
    settings.cache_clear()


def test_at_home_the_addresses_are_those_of_mkdocs_yml(read):
    found = read()
    assert found.site_url.endswith("/interleave")
    assert found.base == "/interleave/"
    assert found.repo_url.startswith("https://github.com/")


def test_a_fork_has_addresses_of_its_own(read):
    found = read(
        GITHUB_REPOSITORY="Someone/course", GITHUB_SERVER_URL="https://github.com"
    )
    assert found.site_url == "https://someone.github.io/course"
    assert found.base == "/course/"
    assert found.repo_url == "https://github.com/Someone/course"
