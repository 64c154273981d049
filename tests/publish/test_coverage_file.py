"""A fault in docs/coverage.yml is one message, with its line."""

import pytest

from publish import SourceError
from publish.site import coverage

GOOD = coverage.FILE.read_text("utf-8")
FAULTS = {
    "misspelt key": ("  T1: {at:", "  T1: {att:", r":8: .*'att' was unexpected"),
    "missing key": (
        "    claim: Examples may",
        "    # claim: Examples may",
        r"'claim' is a",
    ),
    "place without a section": (
        "learn/start.md#how-to-read-a-lesson}",
        "learn/start.md}",
        r":8: 'learn/start.md' does not match",
    ),
    "unknown part": ("topics:\n", "topic:\n", r"coverage\.yml:\d+: "),
    "no proof": ("    proof: tests/", "    proof: test/", r":\d+: 'test/snippets/"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_line(name, tmp_path, monkeypatch):
    right, wrong, message = FAULTS[name]
    assert right in GOOD
    file = tmp_path / "coverage.yml"
    file.write_text(GOOD.replace(right, wrong, 1), "utf-8")
    monkeypatch.setattr(coverage, "FILE", file)

    with pytest.raises(SourceError, match=message):
        coverage.topics()


def test_the_file_of_this_project_is_read_whole():
    assert coverage.topics()
    assert coverage.errata()
    assert coverage.beyond()
