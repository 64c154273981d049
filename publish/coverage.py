"""Reads ``docs/coverage.yml``: where each topic is taught and each error is proven wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import yaml

from publish import DOCS

TOPICS = [f"T{number}" for number in range(1, 122)]
ERRATA = [f"E{number}" for number in range(1, 70)]
FILE = DOCS / "coverage.yml"


@dataclass(frozen=True)
class Topic:
    """A topic or a part of one: its place, or the part of the course that will hold it."""

    name: str
    at: str | None = None
    later: str | None = None


@dataclass(frozen=True)
class Erratum:
    """An error that tutorials make, or a part of one, and the proof that it is one."""

    name: str
    at: str | None = None
    later: str | None = None
    claim: str = ""
    truth: str = ""
    measured: str = ""
    proof: str = ""

    @property
    def anchor(self) -> str:
        """The anchor of this item on the myths page."""
        return self.name.lower().replace(" ", "-").replace("(", "").replace(")", "")


def topics() -> list[Topic]:
    """Return the topics in the file's order."""
    return [Topic(name, **entry) for name, entry in _data()["topics"].items()]


def errata() -> list[Erratum]:
    """Return the errata in the file's order."""
    return [Erratum(name, **entry) for name, entry in _data()["errata"].items()]


def _data() -> dict[str, dict[str, dict[str, str]]]:
    content: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
        FILE.read_text("utf-8")
    )
    return content


def myths() -> Iterator[str]:
    """Yield the Markdown lines of the myths page, grouped by lesson."""
    written = [erratum for erratum in errata() if erratum.at]
    for page, group in groupby(written, lambda erratum: _page(erratum)):
        yield from (f"## [{_title(page)}]({page})", "")
        for myth in group:
            yield from (
                f"### “{myth.claim.rstrip('.')}” {{ #{myth.anchor} }}",
                "",
                f"**What is true.** {myth.truth}",
                "",
                f"**What the proof shows.** {myth.measured} "
                f"([`{myth.proof.rpartition('::')[2]}`]({_url(myth.proof)}))",
                "",
                f"[In the lesson: {_section(myth)}]({myth.at})",
                "",
            )


def _page(erratum: Erratum) -> str:
    return (erratum.at or "").partition("#")[0]


def _section(erratum: Erratum) -> str:
    anchor = (erratum.at or "").partition("#")[2]
    return anchor.replace("-", " ")


def _title(page: str) -> str:
    lines = (DOCS / page).read_text("utf-8").splitlines()
    return next(line[2:] for line in lines if line.startswith("# "))


def _url(proof: str) -> str:
    path = proof.partition("::")[0]
    return f"https://github.com/interleave-course/interleave/blob/main/{path}"
