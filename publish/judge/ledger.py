"""The ledger: which blocks ran, on which Pythons, with what outcome, for which sources.

``python -m publish.judge.ledger`` exits with 1 if it holds nothing for the sources as they are.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from pathlib import Path

from publish import BUILD, ROOT, digest
from publish.page.blocks import Block

LEDGER = BUILD / "ledger.json"
OTHERS = BUILD / "ledgers"
_SOURCES = [
    "docs/**/*.md",
    "docs/**/*.ipynb",
    "snippets/**/*.py",
    "snippets/**/*.run.json",
    "snippets/requirements.txt",
    "interleave/**/*.py",
    "publish/**/*.py",
    "mkdocs.yml",
    "requirements.txt",
]


@dataclass
class Entry:
    """What is known of one block, at its place.

    `text` is the SHA-256 of what it shows; an entry is of no other text. `passed`,
    `failed` and `skipped` say why, by Python. `example` says that its recorded run is to
    be compared; `recorded` is the Python of a recording that was as the run, or why it
    was not compared; `unlike` is how it differed. `files` are the SHA-256 of the
    repository's files that its runs opened, by path.
    """

    text: str
    passed: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    norun: str | None = None
    example: bool = False
    recorded: str | None = None
    unlike: str | None = None
    files: dict[str, str] = field(default_factory=dict)

    def add(self, other: "Entry") -> None:
        """Take over what another entry of the same block knows; a failure outweighs."""
        if self.text != other.text:
            self.text = ""  # of two texts, so of none
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
        """The versions on which this block passed, oldest first, 3.14t behind 3.14."""
        passed = self.passed.keys() - self.failed.keys()
        return sorted(passed, key=_age)


def _age(version: str) -> tuple[tuple[int, ...], bool, int]:
    *series, patch = (int(number) for number in version.rstrip("t").split("."))
    return tuple(series), version.endswith("t"), patch


def text_digest(block: Block) -> str:
    """Return the SHA-256 of a block's text, in hexadecimal digits."""
    return hashlib.sha256(block.text.encode()).hexdigest()


def entry_of(block: Block, entries: Mapping[str, Entry]) -> Entry | None:
    """Return what is known of a block: of the text that it has, at its own place."""
    entry = entries.get(block.where)
    return entry if entry and entry.text == text_digest(block) else None


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


def save(
    entries: Mapping[str, Entry], broken: Collection[str] = (), path: Path = LEDGER
) -> None:
    """Write a ledger for the sources as they are now; `entries` are by place.

    What an older run of the same sources found stays, except where this run is newer: of
    a block that failed nothing stays that had passed, and of a page in `broken`, such as
    ``docs/index.md``, nothing at all.
    """
    known = read(path) if path.exists() else {}
    for where, entry in entries.items():
        older = known.setdefault(where, Entry(entry.text))
        for version in entry.passed.keys() | entry.failed.keys():
            older.passed.pop(version, None)
            older.failed.pop(version, None)
        if entry.failed or entry.unlike:
            older.passed.clear()
        if entry.failed or entry.recorded or entry.unlike:
            older.recorded = older.unlike = None
        older.add(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = {
        where: asdict(entry)
        for where, entry in sorted(known.items())
        if where.rpartition(":")[0] not in broken
    }
    content = {"sources": sources_digest(), "blocks": blocks}
    path.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


def read(path: Path) -> dict[str, Entry]:
    """Return a ledger's entries by place; none if it was written for other sources."""
    content = json.loads(path.read_text("utf-8"))
    if content["sources"] != sources_digest():
        return {}
    return {where: Entry(**entry) for where, entry in content["blocks"].items()}


def merged() -> dict[str, Entry]:
    """Return the entries of this machine's ledger and of those in ``build/ledgers/``."""
    entries: dict[str, Entry] = {}
    for path in [LEDGER, *sorted(OTHERS.glob("*.json"))]:
        if path.exists():
            for where, entry in read(path).items():
                entries.setdefault(where, Entry(entry.text)).add(entry)
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
