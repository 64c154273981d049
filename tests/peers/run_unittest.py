"""A script: runs tests of the standard library; argv: results file, seconds, names."""

import faulthandler
import sys
import unittest
from typing import Any

from results import Results


class Report(unittest.TextTestResult):
    """Also writes every outcome to the results file."""

    to: Results

    def startTest(self, test: unittest.TestCase) -> None:
        super().startTest(test)
        self.to.add(test.id(), "starts")

    def stopTest(self, test: unittest.TestCase) -> None:
        self.to.add(test.id(), "pass")  # what is worse has been written before
        super().stopTest(test)

    def addSkip(self, test: unittest.TestCase, reason: str) -> None:
        super().addSkip(test, reason)
        self.to.add(test.id(), "skip")

    def addFailure(self, test: unittest.TestCase, err: Any) -> None:
        super().addFailure(test, err)
        self.to.add(test.id(), "fail")

    def addError(self, test: Any, err: Any) -> None:
        super().addError(test, err)
        self.to.add(test.id(), "fail")

    def addUnexpectedSuccess(self, test: unittest.TestCase) -> None:
        super().addUnexpectedSuccess(test)
        self.to.add(test.id(), "fail")

    def addSubTest(self, test: Any, subtest: Any, err: Any) -> None:
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.to.add(test.id(), "fail")


def only_threads(suite: unittest.TestSuite) -> unittest.TestSuite:
    """Leave out the tests of pools of processes: the recorder sees those only start."""
    kept = unittest.TestSuite()
    for each in suite:
        if isinstance(each, unittest.TestSuite):
            kept.addTest(only_threads(each))
        elif not type(each).__name__.startswith(("Process", "FailingInitializer")):
            kept.addTest(each)
    return kept


def main() -> None:
    file, seconds, *names = sys.argv[1:]
    faulthandler.dump_traceback_later(float(seconds), file=sys.__stderr__)
    Report.to = Results(file)
    suite = unittest.defaultTestLoader.loadTestsFromNames(names)
    runner = unittest.TextTestRunner(resultclass=Report, verbosity=2)
    done = runner.run(only_threads(suite))
    sys.exit(not done.wasSuccessful())


if __name__ == "__main__":
    main()
