"""Records the runs of the examples that pages show: ``python -m publish.judge.record``.

Records what has no recording of its present source; removes recordings of what no page
shows any more. Exits with 1 and names each example that could not be recorded.
"""

import os
import platform
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import TypeVar

from interleave.run import Run
from interleave.tallies import Tallied
from publish import SNIPPETS, SourceError, digest, place
from publish.judge.measuring import OutOfRangeError, in_range
from publish.page.pages import all_pages, find_blocks
from publish.page.programs import Program, programs
from publish.runs import recordings
from publish.runs.process import record_python
from publish.runs.recordings import Recording

RECORDED_ON = "3.13"  # the CPython that makes the recordings which the site shows
TRIES = 40  # to see an example that varies print its lines in another order
LATE = "threads", "prints"  # how it is made to
T = TypeVar("T")


class RecordingError(Exception):
    """An example that could not be recorded; its text says why."""


def examples() -> Iterator[Program]:
    """Yield every whole example that a page shows with its run, each file once."""
    seen = set()
    for page in all_pages():
        for program in programs(find_blocks(page)):
            if program.example and program.example not in seen:
                seen.add(program.example)
                yield program


def is_stale(program: Program) -> bool:
    """Whether an example's recording is missing, of other source, or not of the runs.

    There are two if its lines come in more than one order, each in an order of its own;
    none if the page shows no timeline.
    """
    recording = recordings.read(_file(program))
    runs = 0 if program.no_timeline else 1 + program.varies
    if recording is None or len(recording.runs) != runs:
        return True
    return len({texts(run) for run in recording.runs}) < len(recording.runs)


def record(program: Program) -> Recording:
    """Run an example under the recorder and return what happened.

    One that varies is run with delays until it prints its lines in another order. That run
    is kept if the same delays bring this order up again: the tests must be able to make
    it again. Raises RecordingError.
    """
    if program.no_timeline:
        return _record_output(program)
    calm = _in_range(program, partial(record_once, program), lambda result: result[1])
    first, stdout, code = min(calm, key=lambda recorded: _disturbance(recorded[0]))
    runs = [first]
    if program.varies:
        runs.append(_other_order(program, first))
    return Recording(digest(_file(program)), code, stdout, tuple(runs), first.python)


def _disturbance(run: Run) -> int:
    """Return what grows when a machine is busy: lanes run for longer, waits end later."""
    return Tallied(run).busy + run.end


def _record_output(program: Program) -> Recording:
    """Run an example without the recorder and return what it printed."""
    run = partial(program.run, sys.executable, platform.python_version())
    outcome = _in_range(program, run, lambda outcome: outcome.stdout)[0]
    if outcome.code != 0:
        raise RecordingError(
            f"{outcome.killed or outcome.code}\n{outcome.stderr.strip()}"
        )
    return Recording(digest(_file(program)), 0, outcome.stdout, (), outcome.python)


def _in_range(
    program: Program, call: Callable[[], T], printed: Callable[[T], str]
) -> list[T]:
    try:
        return in_range(program, call, printed)
    except OutOfRangeError as error:
        raise RecordingError(str(error)) from None


def record_once(program: Program, *, late: str = "") -> tuple[Run, str, int]:
    """Return one run of an example, what it printed, and its exit code."""
    outcome, run = record_python(
        sys.executable,
        _file(program),
        late=late,
        with_packages=bool(program.packages),
    )
    outcome = outcome.shortened(_file(program), program.name)
    if outcome.code is None:
        raise RecordingError(outcome.killed)
    if outcome.code and "fails" not in program.block.options:
        error = outcome.stderr.strip()
        raise RecordingError(f"ended with exit code {outcome.code}\n{error}")
    if run is None:
        raise RecordingError("ended before its run could be saved")
    return Run.from_json(run), outcome.stdout, outcome.code


def _other_order(program: Program, first: Run) -> Run:
    for number in range(TRIES):
        late = LATE[number % len(LATE)]
        busy = os.cpu_count() or 1 if number >= TRIES // 2 else 0
        with _keep_busy(busy):
            run, _, _ = record_once(program, late=late)
            other = texts(run) != texts(first)
            if other and sorted(texts(run)) == sorted(texts(first)):
                again, _, _ = record_once(program, late=late)
                if texts(again) == texts(run):
                    return run
    raise RecordingError(
        f"printed its lines in one order in {TRIES} runs, though its page says "
        "'(in any order)': let it vary, or write no output fence"
    )


def texts(run: Run) -> tuple[str, ...]:
    """Return the lines that a run printed, in their order."""
    return tuple(mark.text for mark in run.marks)


@contextmanager
def _keep_busy(count: int) -> Iterator[None]:
    """Keep `count` processors busy meanwhile."""
    loop = [sys.executable, "-c", "while True: pass"]
    processes = [Popen(loop, stdin=DEVNULL) for _ in range(count)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _file(program: Program) -> Path:
    assert program.example is not None
    return program.example


def main() -> int:
    """Record what is stale, with a line for each; return 1 if something failed."""
    try:
        found = list(examples())
        stale = [program for program in found if is_stale(program)]
    except SourceError as error:
        print(error)
        return 1
    wanted = {recordings.path_for(_file(program)) for program in found}
    for path in sorted(SNIPPETS.rglob(f"*{recordings.SUFFIX}")):
        if path not in wanted:
            path.unlink()
            print(f"removed {place(path)}: no page shows its example")
    version = platform.python_version()
    print(f"{len(found)} examples, {len(stale)} to record on CPython {version}")
    failed = 0
    begun = time.perf_counter()
    # Side by side they would slow each other.
    for number, program in enumerate(stale, 1):
        line = program.name
        try:
            recordings.write(_file(program), record(program))
        except (RecordingError, SourceError) as error:
            failed += 1
            line = f"{place(_file(program))}:1: not recorded: {error}"
        seconds = time.perf_counter() - begun
        print(f"[{number}/{len(stale)}] {seconds:3.0f} s  {line}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
