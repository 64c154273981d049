"""What docs/coverage.yml calls a proof is a test that runs and can fail."""

import os
import shutil
import subprocess
import sys

import pytest

from publish import ROOT
from publish.site import coverage
from tests.publish.proofs import proof_faults

COVERAGE = """\
topics: {}
errata:
  E1:
    harm: breaks
    at: learn/start.md#a
    claim: c
    truth: t
    measured: m
    proof: tests/snippets/test_x.py::test_e1
beyond: {}
"""
TOP = "import sys\n\nimport pytest\n\n\n"
EMPTY = "test_e1 is no proof of E1: it asserts nothing"
NO_PROOFS = {
    "missing": ("def test_e2(): assert sys", "coverage.yml:9: E1: there is no test"),
    "skip": ("@pytest.mark.skip\ndef test_e1(): assert sys", "x.py:6: .*marked skip;"),
    "xfail": (
        "@pytest.mark.xfail(reason='x')\ndef test_e1(): assert sys",
        "x.py:6: .*marked xfail;",
    ),
    "a mark with a name": (
        "later = pytest.mark.skip(reason='x')\n@later\ndef test_e1(): assert sys",
        "x.py:6: .*marked skip;",
    ),
    "a mark of all": (
        "pytestmark = [pytest.mark.xfail]\ndef test_e1(): assert sys",
        "x.py:6: .*marked xfail;",
    ),
    "skip in it": (
        "def test_e1():\n    if not sys.argv:\n        pytest.skip('x')\n    assert sys",
        r"x.py:8: .*may end with pytest.skip",
    ),
    "skip in a helper": (
        "def helper(): pytest.importorskip('x')\ndef test_e1():\n    helper()\n"
        "    assert sys",
        "x.py:6: .*may end with pytest.importorskip",
    ),
    "nothing": ("def test_e1(): pass", f"x.py:6: {EMPTY}"),
    "a call": ("def test_e1(): print(sys)", f"x.py:6: {EMPTY}"),
    "what is always true": ("def test_e1(): assert True, 'x'", f"x.py:6: {EMPTY}"),
    "under if False": (
        "def test_e1():\n    if False:\n        assert sys",
        f"x.py:6: {EMPTY}",
    ),
    "after its end": ("def test_e1():\n    return\n    assert sys", f"x.py:6: {EMPTY}"),
    "in a function that is not called": (
        "def test_e1():\n    def check(): assert sys\n    print(sys)",
        f"x.py:6: {EMPTY}",
    ),
    "a helper that asserts nothing": (
        "def helper(): return sys\ndef test_e1(): helper()",
        f"x.py:7: {EMPTY}",
    ),
}
PROOFS = [
    "def test_e1(): assert sys.argv",
    "def test_e1():\n    with pytest.raises(KeyError):\n        {}[1]",
    "def helper(): assert sys\ndef test_e1(): helper()",
    "def test_e1():\n    def check(): assert sys\n    check()",
    "@pytest.mark.skipif(not sys.argv, reason='x')\ndef test_e1(): assert sys",
    "def test_e1():\n    for each in sys.argv:\n        try:\n            pass\n"
    "        finally:\n            assert each",
    "async def check():\n    assert sys\ndef test_e1(): print(check())",
]


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Return a function that writes a project with one erratum and one test file."""

    def write(test):
        file = tmp_path / "docs/coverage.yml"
        file.parent.mkdir()
        file.write_text(COVERAGE, "utf-8")
        monkeypatch.setattr(coverage, "FILE", file)
        tests = tmp_path / "tests/snippets"
        tests.mkdir(parents=True)
        (tests / "test_x.py").write_text(f"{TOP}{test}\n", "utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize("name", NO_PROOFS)
def test_a_test_that_proves_nothing_is_refused_with_its_line(name, write):
    test, said = NO_PROOFS[name]
    with pytest.raises(coverage.SourceError, match=said):
        raise next(proof_faults(write(test)))


@pytest.mark.parametrize("test", PROOFS)
def test_a_test_that_asserts_is_a_proof(test, write):
    assert not list(proof_faults(write(test)))


def test_the_proofs_of_this_project_are_proofs():
    assert not list(proof_faults())


@pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info < (3, 13),
    reason="where proofs must run",
)
@pytest.mark.parametrize(
    ("test", "said"),
    [
        (
            "@pytest.mark.skipif(sys.argv, reason='here')\ndef test_e1(): assert sys",
            "docs/coverage.yml: tests/snippets/test_x.py::test_e1 is a proof, and was "
            "skipped: here",
        ),
        (
            "stop = getattr(pytest, 'ski' + 'p')\ndef test_e1():\n    stop('sly')\n",
            "::test_e1 is a proof, and was skipped: sly",
        ),
        (
            "def test_e1(request):\n"
            "    request.applymarker(pytest.mark.xfail)\n    assert not sys\n",
            "::test_e1 is a proof, and was expected to fail",
        ),
        ("def test_e1(): assert sys\n\n\ndef test_e2(): pytest.skip()", "1 skipped"),
    ],
)
def test_a_proof_that_is_skipped_where_it_must_run_fails(test, said, write):
    root = write(test)
    shutil.copy(ROOT / "tests/snippets/conftest.py", root / "tests/snippets")
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=root,
        env=env | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    assert said in run.stdout
