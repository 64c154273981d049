"""Reads ``docs/coverage.yml``: where each topic is taught and each error is proven wrong."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from jsonschema.exceptions import best_match  # type: ignore[import-untyped]

from publish import DOCS, SourceError
from publish.settings import settings

TOPICS = [f"T{number}" for number in range(1, 122)]
ERRATA = [f"E{number}" for number in range(1, 70)]
BEYOND = range(1, 38)
FILE = DOCS / "coverage.yml"
_HARMS = {  # those that the myths page shows, the worst first
    "breaks": "They break programs",
    "promises": "They promise what does not come",
    "misleads": "They give a wrong picture",
}
_SCHEMA = Path(__file__).with_name("coverage.schema.json")


@dataclass(frozen=True)
class Topic:
    """A topic or a part of one, and its place."""

    name: str
    at: str


@dataclass(frozen=True)
class Erratum:
    """An error that tutorials make, or a part of one, and the proof that it is one.

    `harm` is what it does to those who believe it: a program "breaks", it "promises" what
    does not come, it "misleads"; or it is a fault of a web "page", which no reader can
    believe, and only its proof is kept.
    """

    name: str
    harm: str
    at: str
    claim: str
    truth: str
    measured: str
    proof: str

    @property
    def anchor(self) -> str:
        """The anchor of this item on the myths page."""
        return self.name.lower().replace(" ", "-").replace("(", "").replace(")", "")


@dataclass(frozen=True)
class Beyond:
    """What older tutorials do not teach, and its places."""

    what: str
    at: tuple[str, ...]


def topics() -> list[Topic]:
    """Return the topics in the file's order."""
    return [Topic(name, **entry) for name, entry in _data()["topics"].items()]


def errata() -> list[Erratum]:
    """Return the errata in the file's order."""
    return [Erratum(name, **entry) for name, entry in _data()["errata"].items()]


def beyond() -> dict[int, Beyond]:
    """Return what the course teaches beyond the topics, by number."""
    entries = _data()["beyond"].items()
    return {n: Beyond(entry["what"], tuple(entry["at"])) for n, entry in entries}


def _data() -> Any:
    """Return the file's content; raise SourceError for what the schema does not know."""
    return _parsed(FILE.read_text("utf-8"))


@cache
def _parsed(text: str) -> Any:
    data = yaml.safe_load(text)
    schema = json.loads(_SCHEMA.read_text("utf-8"))
    named = json.loads(json.dumps(data))  # a number as a key becomes a name
    error = best_match(Draft202012Validator(schema).iter_errors(named))
    if error is not None:
        raise SourceError(FILE, _line(list(error.path)), error.message)
    return data


def _line(path: list[str | int]) -> int:
    """Return the line of the entry, or of the part, at a path such as topics, T1, at."""
    lines = FILE.read_text("utf-8").splitlines()
    number = 1
    for indent, key in enumerate(path[:2]):
        begins = f"{'  ' * indent}{key}:"
        later = enumerate(lines[number - 1 :], number)
        number = next((n for n, line in later if line.startswith(begins)), number)
    return number


def myths() -> Iterator[str]:
    """Yield the Markdown lines of the myths page, the worst first."""
    for harm, title in _HARMS.items():
        yield from (f"## {title}", "")
        for myth in (erratum for erratum in errata() if erratum.harm == harm):
            yield from (
                f"### “{myth.claim.rstrip('.')}” {{ #{myth.anchor} }}",
                "",
                f"**What is true.** {myth.truth}",
                "",
                f"**What the proof shows.** {myth.measured} "
                f"([`{myth.proof.rpartition('::')[2]}`]({_url(myth.proof)}))",
                "",
                f"[In {_title(_page(myth))}: {_section(myth)}]({myth.at})",
                "",
            )


def _page(erratum: Erratum) -> str:
    return erratum.at.partition("#")[0]


def _section(erratum: Erratum) -> str:
    anchor = erratum.at.partition("#")[2]
    return anchor.replace("-", " ")


def _title(page: str) -> str:
    lines = (DOCS / page).read_text("utf-8").splitlines()
    return next(line[2:] for line in lines if line.startswith("# "))


def _url(proof: str) -> str:
    path = proof.partition("::")[0]
    return f"{settings().repo_url}/blob/main/{path}"
