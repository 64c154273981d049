"""How the run of a program ended: its output, and the failures that were seen."""

from dataclasses import dataclass, replace
from pathlib import Path

from publish import SNIPPETS


@dataclass(frozen=True)
class Fault:
    """A failure that was seen: its kind, and the exception's, thread's or file's name.

    `child` says that it was one of a process that the program started. Of an "exit", the
    name is the code with which such a process ended.
    """

    kind: str
    name: str
    child: bool = False

    @property
    def error(self) -> str:
        """The exception that a page names if it expects this."""
        return "SystemExit" if self.kind == "exit" else self.name

    def __str__(self) -> str:
        where = "a child process" if self.child else "the program"
        return {
            "exception": f"{self.name} ended {where}",
            "thread": f"{self.name} in a thread",
            "task": f"{self.name} in a task, never retrieved",
            "unraisable": f"{self.name} that could not be raised",
            "warning": f"{self.name} shown",
            "left thread": f"thread {self.name!r} still alive when {where} ended",
            "left process": f"process {self.name!r} still alive after the program",
            "unwatched": (
                f"starts {self.name} so that nobody sees how it ends: give it this "
                "environment, and no -I, -E or -S"
            ),
            "output": f"printed to {self.name} what is not UTF-8",
            "exit": f"a child process ended with exit code {self.name}",
            "write": (
                f"writes {self.name}: a program leaves the repository as it is, and "
                "writes only below the folder in which it starts, or below $TMPDIR"
            ),
            "change": f"changes {self.name}: shell lines leave the repository as it is",
        }[self.kind]


@dataclass(frozen=True)
class Outcome:
    """How a run ended. `seconds` is wall time.

    `code` is None when it was killed, and `killed` says why. `python` is the version that
    the process gave as its own, empty if nothing in it was watched. `files` are those of
    the repository that it opened. If they were asked for, `lines` are the numbers of the
    program's lines that ran, in its children too, and `begun` the lines on which the
    definitions begin of its functions that did.
    """

    code: int | None
    stdout: str
    stderr: str
    seconds: float
    killed: str = ""
    faults: tuple[Fault, ...] = ()
    python: str = ""
    files: tuple[Path, ...] = ()
    lines: frozenset[int] = frozenset()
    begun: frozenset[int] = frozenset()

    def shortened(self, program: Path, name: str) -> "Outcome":
        """Return it with the program's `name` for its path, and no path of snippets."""

        def short(text: str) -> str:
            return text.replace(str(program), name).replace(f"{SNIPPETS}/", "")

        return replace(self, stdout=short(self.stdout), stderr=short(self.stderr))
