"""What the tests of one run came to; runs inside of the child, which may die any time."""

import json
from pathlib import Path
from typing import Any

ORDER = ["pass", "skip", "fail"]  # of several outcomes of one test the last counts


class Results:
    """A file of lines of JSON: [test, "starts"] and then [test, outcome]."""

    def __init__(self, path: str) -> None:
        self._file = Path(path).absolute()

    def add(self, test: str, outcome: str) -> None:
        """Write one line; it is in the file even if the process is killed next."""
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps([test, outcome]) + "\n")


def read(path: Path) -> dict[str, str]:
    """Each test's outcome; a test that began and did not end is "unfinished"."""
    outcomes: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines() if path.exists() else []:
        test, outcome = json.loads(line)
        rank: Any = {name: number for number, name in enumerate(ORDER)}
        before = outcomes.get(test, "unfinished")
        if outcome == "starts":
            outcomes.setdefault(test, "unfinished")
        elif rank.get(outcome, 0) >= rank.get(before, -1):
            outcomes[test] = outcome
    return outcomes
