"""The ledger: which blocks ran, on which Pythons, with what outcome, for which sources.

``python -m publish.judge.ledger`` exits with 1 if it holds nothing for the sources as they are.
"""

import hashlib
import json
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from pathlib import Path

from publish import BUILD, ROOT, digest

LEDGER = BUILD / "ledger.json"
OTHERS = BUILD / "ledgers"
_SOURCES = [
    "docs/**/*.md",
    "docs/**/*.ipynb",
    "snippets/**/*.py",
    "snippets/**/*.run.json",
    "interleave/**/*.py",
    "publish/**/*.py",
    "mkdocs.yml",
    "requirements.txt",
]


@dataclass
class Entry:
    """What is known of one block's text, all places where it is shown together.

    `passed`, `failed` and `skipped` say why, by Python. `example` says that its recorded
    run is to be compared; `recorded` is the Python of a recording that was as the run,
    or why it was not compared; `unlike` is how it differed. `files` are the SHA-256 of
    the repository's files that its runs opened, by path.
    """

    where: list[str] = field(default_factory=list)
    passed: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    norun: str | None = None
    example: bool = False
    recorded: str | None = None
    unlike: str | None = None
    files: dict[str, str] = field(default_factory=dict)

    def add(self, other: "Entry") -> None:
        """Take over what another entry of the same text knows; a failure outweighs."""
        self.where = sorted({*self.where, *other.where})
        self.passed |= other.passed
        self.failed |= other.failed
        self.skipped |= other.skipped
        self.norun = self.norun or other.norun
        self.example = self.example or other.example
        self.recorded = self.recorded or other.recorded
        self.unlike = self.unlike or other.unlike
        self.files |= other.files

    @property
    def versions(self) -> list[str]:
        """The versions on which every showing of this block passed, oldest first."""
        passed = self.passed.keys() - self.failed.keys()
        return sorted(
            passed, key=lambda v: ([int(n) for n in v.rstrip("t").split(".")], v)
        )


def key(text: str) -> str:
    """Return the SHA-256 of a block's text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def sources_digest() -> str:
    """Return the SHA-256 of all that decides what pages show and what examples do.

    It stands for the commit, and also tells apart what is not committed.
    """
    whole = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            line = f"{path.relative_to(ROOT).as_posix()} {digest(path)}\n"
            whole.update(line.encode())
    return whole.hexdigest()


def save(entries: dict[str, Entry], path: Path = LEDGER) -> None:
    """Write a ledger for the sources as they are now.

    What an older run of the same sources found stays, except where this run is newer.
    """
    known = read(path) if path.exists() else {}
    for sha, entry in entries.items():
        older = known.setdefault(sha, Entry())
        for version in entry.passed.keys() | entry.failed.keys():
            older.passed.pop(version, None)
            older.failed.pop(version, None)
        if entry.recorded or entry.unlike:
            older.recorded = older.unlike = None
        older.add(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = {sha: asdict(entry) for sha, entry in sorted(known.items())}
    content = {"sources": sources_digest(), "blocks": blocks}
    path.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


def read(path: Path) -> dict[str, Entry]:
    """Return a ledger's entries by key; none if it was written for other sources."""
    content = json.loads(path.read_text("utf-8"))
    if content["sources"] != sources_digest():
        return {}
    return {sha: Entry(**entry) for sha, entry in content["blocks"].items()}


def merged() -> dict[str, Entry]:
    """Return the entries of this machine's ledger and of those in ``build/ledgers/``."""
    entries: dict[str, Entry] = {}
    for path in [LEDGER, *sorted(OTHERS.glob("*.json"))]:
        if path.exists():
            for sha, entry in read(path).items():
                entries.setdefault(sha, Entry()).add(entry)
    return entries


_of_this_build: ContextVar[dict[str, Entry]] = ContextVar("read for this build")


def begin_build() -> dict[str, Entry]:
    """Read the ledger for all pages of one build, which then share it."""
    entries = merged()
    _of_this_build.set(entries)
    return entries


def known() -> dict[str, Entry]:
    """Return what this build has read; outside of one, `merged`."""
    entries = _of_this_build.get(None)
    return merged() if entries is None else entries


if __name__ == "__main__":
    raise SystemExit(0 if merged() else 1)
