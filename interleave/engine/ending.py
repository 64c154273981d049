"""How a run of a program ended."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["output", "exception", "deadlock", "endless"]


@dataclass(frozen=True)
class Ending:
    """How a run ended, and what it printed: runs with equal endings are of one kind.

    ``exception`` is a run whose main thread failed, or that wrote to stderr. `text` is
    what was written to stdout, then what to stderr; of a deadlock also who waits where.
    """

    kind: Kind
    text: str
