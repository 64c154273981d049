"""Runs an exercise's check on the mutants of its solution, and keeps what survived."""

import hashlib
import json
import tempfile
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from snippets.practice import runner
from tests.mutants.make import Mutant, mutants

LEDGER = Path(__file__).with_name("survivors.json")
LIMIT = 6.0  # seconds; a check ends in about one


@dataclass(frozen=True)
class Judged:
    """One exercise: how many mutants there are, and what the check says of survivors."""

    name: str
    made: int
    survivors: dict[str, str]


def read() -> dict[str, dict]:
    """Return per exercise `digest`, `made`, and `equivalent`: a reason per survivor."""
    return json.loads(LEDGER.read_text("utf-8")) if LEDGER.exists() else {}


def digest(name: str) -> str:
    """Return the SHA-256 of the files on which the mutants of an exercise depend."""
    folder = runner.HERE / name
    files = folder / "solution.py", *sorted(folder.glob("check*.py"))
    return hashlib.sha256(b"".join(map(Path.read_bytes, files))).hexdigest()


def judge(name: str, pool: Executor) -> Judged:
    """Check every mutant in the pool. One that is not told what is wrong has survived."""
    solution, check = (
        runner.HERE.joinpath(name, file).read_text("utf-8")
        for file in ("solution.py", "check.py")
    )
    made = mutants(solution, check)
    results = pool.map(lambda mutant: _check(name, mutant), made)
    survivors = {
        mutant.change: str(result).partition("\n")[0]
        for mutant, result in zip(made, results, strict=True)
        if not _refused(result)
    }
    return Judged(name, len(made), survivors)


def _check(name: str, mutant: Mutant) -> runner.Result:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, "mutant.py")
        path.write_text(mutant.text, "utf-8")
        return runner.check(name, path, LIMIT)


def _refused(result: runner.Result) -> bool:
    if result.kind == "hangs":
        return "line " in result.message
    return result.kind in ("wrong", "raised")


def keep(judged: Judged) -> dict[str, str]:
    """Store the survivors with the reasons that are known, and return these reasons."""
    ledger = read()
    known = ledger.get(judged.name, {}).get("equivalent", {})
    reasons = {change: known.get(change, "") for change in judged.survivors}
    ledger[judged.name] = {
        "digest": digest(judged.name),
        "made": judged.made,
        "equivalent": reasons,
    }
    text = json.dumps(ledger, indent=2, sort_keys=True, ensure_ascii=False)
    LEDGER.write_text(text + "\n", "utf-8")
    return reasons
