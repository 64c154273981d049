"""A script: runs pytest in this directory; argv: results file, seconds, its arguments."""

import faulthandler
import sys

import pytest
from results import Results


class Report:
    """A plugin that writes every outcome to the results file."""

    def __init__(self, file: str) -> None:
        self.to = Results(file)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.to.add(nodeid, "starts")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        outcome = {"passed": "pass", "skipped": "skip", "failed": "fail"}
        if report.when == "call" or report.outcome != "passed":
            self.to.add(report.nodeid, outcome[report.outcome])


def main() -> None:
    file, seconds, *arguments = sys.argv[1:]
    faulthandler.dump_traceback_later(float(seconds), file=sys.__stderr__)
    sys.exit(pytest.main(arguments, plugins=[Report(file)]))


if __name__ == "__main__":
    main()
