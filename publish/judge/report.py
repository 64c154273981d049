"""Gathers what the blocks' runs say into the ledger and into a closing summary."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from publish.judge import ledger
from publish.judge.finding import Finding
from publish.judge.ledger import Entry
from publish.runs.interpreters import Interpreter
from publish.runs.quiet import UNJUDGED

RED = ("failed", "unlike its recording")


class Report:
    """Listens to a test session, in the process that leads it."""

    def __init__(self, pythons: Sequence[Interpreter]) -> None:
        self.pythons = pythons
        self.entries: dict[str, Entry] = {}
        self.broken: set[str] = set()
        self.executed: dict[str, bool] = {}
        self.runs: Counter[str] = Counter()
        self.compared = 0
        self.unjudged: list[str] = []
        self.seconds = 0.0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take a block's record from the report that brings it."""
        findings = [
            Finding(**finding)
            for name, finding in report.user_properties
            if name == "block" and isinstance(finding, dict)
        ]
        if report.failed and not any(each.result in RED for each in findings):
            # Its worker crashed, for one: nobody knows what it found.
            self._break(report)
        if report.when == "teardown":
            said = (why for name, why in report.user_properties if name == UNJUDGED)
            self.unjudged.extend(f"could not judge: {why}" for why in said)
            for finding in findings:
                self._take(finding)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a page that could not be read."""
        if report.failed:
            self._break(report)

    def _break(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        self.broken.add(report.nodeid.partition("::")[0])

    def _take(self, finding: Finding) -> None:
        executed = self.executed.setdefault(finding.where, False)
        if finding.result in ("passed", "failed", "skipped"):
            self.runs[finding.result] += 1
            ran = finding.result != "skipped"
            self.executed[finding.where] = executed or ran
        self.compared += finding.result == "recorded"
        if finding.unjudged:
            where = f"{finding.where} on CPython {finding.version}"
            self.unjudged.append(f"could not judge: {where}: {finding.unjudged}")
        self.seconds += finding.seconds
        entry = self.entries.setdefault(finding.where, Entry(finding.text))
        entry.add(_entry(finding))

    def pytest_sessionfinish(self) -> None:
        """Write the ledger."""
        if self.entries or self.broken:
            ledger.save(self.entries, self.broken)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say how many blocks there are, how many ran and where, and which did not."""
        if not self.executed:
            return
        write = terminalreporter.write_line
        versions = ", ".join(python.version for python in self.pythons)
        terminalreporter.section("blocks of the pages")
        write(
            f"{len(self.executed)} blocks, {sum(self.executed.values())} executed, "
            f"on CPython {versions}"
        )
        counts = ", ".join(f"{n} {outcome}" for outcome, n in sorted(self.runs.items()))
        write(f"runs: {counts}; the programs' own time: {self.seconds:.0f} s")
        write(f"recorded runs: {self.compared} are what happens now")
        for where, entry in self.entries.items():
            if entry.norun:
                write(f"not run: {where}: {entry.norun}")
        for line in self.unjudged:
            write(line)


def _entry(finding: Finding) -> Entry:
    entry = Entry(finding.text, example=finding.example, files=finding.files)
    match finding.result:
        case "not run":
            entry.norun = finding.why
        case "recorded":
            entry.recorded = finding.why
        case "not compared":
            entry.recorded = f"not compared: {finding.why}"
        case "unlike its recording":
            entry.unlike = finding.why
        case "passed" | "failed" | "skipped" as result:
            getattr(entry, result)[finding.version] = finding.why or result
    return entry
