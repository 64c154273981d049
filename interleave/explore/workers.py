"""Searches with as many processes as there are cores."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import interleave
from interleave.engine.ending import Ending
from interleave.explore.search import Plan, Plans
from interleave.explore.verdict import Found, Verdict

MOST = 200_000  # schedules, before a search ends without having seen them all
_AT_ONCE = 50  # plans that a worker takes
_PATIENCE = 60  # seconds, until a worker must have answered
_LINE = 2**28  # bytes of the longest answer


class CannotExploreError(Exception):
    """A program cannot be run under control; the text says why."""


def check(script: Path) -> None:
    """Raise CannotExploreError for a script that cannot even begin."""
    try:
        compile(script.read_bytes(), str(script), "exec", dont_inherit=True)
    except OSError as error:
        raise CannotExploreError(f"cannot be read: {error.strerror}") from None
    except (SyntaxError, ValueError) as error:
        raise CannotExploreError(f"is not Python: {error}") from None
    if find_spec("greenlet") is None:
        raise CannotExploreError("needs greenlet: pip install greenlet")


class Worker:
    """A process that runs schedules of one script."""

    def __init__(self, process: Process) -> None:
        self._process = process

    async def ask(self, **request: object) -> dict[str, Any]:
        """Send a request and return the answer; raises CannotExploreError."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            await self._process.stdin.drain()
        except ConnectionError:
            pass  # its stderr says why
        try:
            async with asyncio.timeout(_PATIENCE):
                line = await self._process.stdout.readline()
        except TimeoutError:
            why = f"a schedule did not end within {_PATIENCE} seconds"
            raise CannotExploreError(why) from None
        if not line:
            said = (await self._process.stderr.read()).decode().strip()
            raise CannotExploreError(said or "the process that ran the program ended")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise CannotExploreError(answer["error"])
        return answer


@asynccontextmanager
async def worker(script: Path, model: str) -> AsyncIterator[Worker]:
    """Start a process for a script; it is killed at the end."""
    package = str(Path(interleave.__file__).parent.parent)
    path = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "interleave.explore.worker",
        str(script),
        model,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        limit=_LINE,
        env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"},
    )
    try:
        yield Worker(process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def run_once(script: Path, model: str, **request: object) -> dict[str, Any]:
    """Run one schedule, by `seed=` or `replay=`; return its steps and how it ended."""
    async with worker(script, model) as process:
        return await process.ask(**request)


class Shared:
    """What the workers of one search share: the plans that are left, and what was found."""

    def __init__(self, bound: int) -> None:
        self.plans = Plans([Plan()], bound)
        self.verdict = Verdict(bound)
        self._changed = asyncio.Condition()
        self._busy = 0

    async def take(self) -> list[Plan]:
        """Wait for plans, and return some; none when all is done."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self.plans) or not self._busy)
            taken = [] if self.verdict.schedules >= MOST else self.plans.take(_AT_ONCE)
            self._busy += bool(taken)
            self._changed.notify_all()
            return taken

    async def add(self, answer: dict[str, Any]) -> None:
        """Add what a worker has found, and the plans that it has left."""
        async with self._changed:
            self._busy -= 1
            self.plans.add(
                Plan(tuple(choices), many) for choices, many in answer["left"]
            )
            self.plans.beyond |= answer["beyond"]
            for each in answer["outcomes"]:
                choices, preemptions = each["plan"]
                ending = Ending(each["kind"], each["text"])
                self.verdict.add(
                    Found(ending, each["count"], tuple(choices), preemptions)
                )
            self._changed.notify_all()


async def search(
    script: Path, model: str, bound: int, progress: Callable[[Verdict], None]
) -> Verdict:
    """Run all schedules up to a number of preemptions, and return what was found.

    `progress` is called with what was found so far, again and again; that stays true if
    the search is cancelled. Raises CannotExploreError.
    """
    shared = Shared(bound)

    async def work() -> None:
        async with worker(script, model) as process:
            while taken := await shared.take():
                answer = await process.ask(plans=taken, bound=bound)
                await shared.add(answer)
                progress(shared.verdict)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(os.cpu_count() or 1):
                group.create_task(work())
    except* CannotExploreError as errors:
        raise errors.exceptions[0] from None
    verdict = shared.verdict
    verdict.exhaustive = not len(shared.plans)
    verdict.complete = verdict.exhaustive and not shared.plans.beyond
    return verdict
