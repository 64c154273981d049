"""Lets examples import their packages, and lets no proof be skipped where all can run."""

import sys
from pathlib import Path

import pytest
import yaml

COVERAGE = Path(__file__).parents[2] / "docs" / "coverage.yml"
# Elsewhere a proof may be skipped: of what another system or version lacks.
ALL_RUN = (
    sys.platform == "linux"
    and sys.version_info >= (3, 13)
    and getattr(sys, "_is_gil_enabled", lambda: True)()
)
ERRATA = yaml.safe_load(COVERAGE.read_text("utf-8"))["errata"].values()
PROOFS = {erratum["proof"] for erratum in ERRATA}
# Where the Makefile puts what examples name. Last: it hides nothing of the tests' own.
sys.path.append(str(Path(__file__).parents[2] / "build" / "site-packages"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item, call):
    report = yield
    name = item.nodeid.partition("[")[0]
    if ALL_RUN and report.skipped and name in PROOFS:
        why = "was expected to fail"
        if not hasattr(report, "wasxfail"):
            why = f"was skipped: {call.excinfo.value}"
        report.outcome = "failed"
        report.longrepr = f"docs/coverage.yml: {name} is a proof, and {why}"
        vars(report).pop("wasxfail", None)
    return report
