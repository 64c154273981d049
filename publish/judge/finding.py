"""What one run of a block found: what the runner of blocks tells the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from publish import digest, place
from publish.judge.ledger import text_digest
from publish.page.blocks import Block

Result = Literal[
    "passed",
    "failed",
    "skipped",
    "not run",
    "recorded",
    "not compared",
    "unlike its recording",
]


@dataclass(frozen=True)
class Finding:
    """A block, identified by its place, and how its run ended.

    `text` is the SHA-256 of what it shows; `version` is that of the Python that ran it,
    such as ``3.13.0``, or "bash"; `why` is a reason, or for "recorded" the Python of the
    recording that shows what happens; `example` says that the block's recorded run is to
    be compared as well; `files` are the SHA-256 of the repository's files that the run
    opened; `unjudged` says of which numbers it could not be said whether they are true.
    """

    where: str
    text: str
    language: str
    version: str
    result: Result
    why: str = ""
    seconds: float = 0.0
    example: bool = False
    files: dict[str, str] = field(default_factory=dict)
    unjudged: str = ""


def found(
    block: Block,
    version: str,
    result: Result,
    why: str = "",
    seconds: float = 0.0,
    *,
    example: bool = False,
) -> Finding:
    """Return what was found of a block; `seconds` is the run's wall time."""
    return Finding(
        block.where,
        text_digest(block),
        block.language,
        version,
        result,
        why,
        seconds,
        example,
    )


def digests(files: Iterable[Path]) -> dict[str, str]:
    """Return the SHA-256 of files, by their paths in the repository."""
    return {place(file): digest(file) for file in files}
