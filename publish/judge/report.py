"""Gathers what the blocks' runs say into the ledger and into a closing summary."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from publish.judge import ledger
from publish.judge.ledger import Entry
from publish.runs.interpreters import Interpreter


class Report:
    """Listens to a test session, in the process that leads it."""

    def __init__(self, pythons: Sequence[Interpreter]) -> None:
        self.pythons = pythons
        self.entries: dict[str, Entry] = {}
        self.executed: dict[str, bool] = {}
        self.runs: Counter[str] = Counter()
        self.compared = 0
        self.seconds = 0.0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take a block's record from the report that brings it."""
        if report.when != "teardown":
            return
        for name, record in report.user_properties:
            if name == "block" and isinstance(record, dict):
                self._take(record)

    def _take(self, record: dict[str, Any]) -> None:
        entry = Entry(where=[record["where"]], norun=record.get("norun"))
        entry.recorded = record.get("recorded")
        entry.example = "example" in record
        self.compared += "compared" in record
        executed = self.executed.setdefault(record["where"], False)
        for outcome in {"passed", "failed", "skipped"} & record.keys():
            getattr(entry, outcome)[record["version"]] = record[outcome]
            self.runs[outcome] += 1
            self.executed[record["where"]] = executed or outcome != "skipped"
        self.seconds += record["seconds"]
        if record["language"] not in ("bash", "sh"):
            self.entries.setdefault(record["key"], Entry()).add(entry)

    def pytest_sessionfinish(self) -> None:
        """Write the ledger."""
        if self.entries:
            ledger.save(self.entries)

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
        for entry in self.entries.values():
            if entry.norun:
                write(f"not run: {', '.join(entry.where)}: {entry.norun}")
