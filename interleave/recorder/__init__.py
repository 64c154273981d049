"""Records the states of threads and tasks in one run of a script."""

import atexit
import functools
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from interleave.recorder import hooks, lanes, log
from interleave.recorder.assemble import run_so_far
from interleave.recorder.hooks import exits
from interleave.recorder.interpose import Interposer
from interleave.recorder.script import run_as_main, source_path
from interleave.run import Run

_interposer = Interposer()


def record(script: str, args: Sequence[str], output_file: Path) -> None:
    """Run `script` as the program's ``__main__`` and save its run when it exits.

    The script behaves as without the recorder: what it raises, also `SystemExit`, is
    raised here. The run is saved as JSON, its times in microseconds; nothing is saved
    when a signal that Python does not handle ends the process.
    """
    save = functools.partial(_save, output_file.absolute())  # it may change directory
    path = source_path(script)
    atexit.register(save)  # first in, last out
    start(path)
    exits.install(_interposer, save)
    try:
        run_as_main(path, [script, *args])
    except SystemExit:
        raise
    except BaseException as error:
        log.results[lanes.first] = f"raised {type(error).__name__}"
        raise


def start(path: str) -> None:
    """Record from now on what this process does, until `stop`.

    Lines of the file `path` are those that the run tells. What was begun before is no
    part of the run. Raises RuntimeError if another recording is going on.
    """
    if log.recording():
        raise RuntimeError("this process is being recorded already: call stop() first")
    log.start(path)
    hooks.install(_interposer)


def stop() -> Run:
    """Put everything back that `start` has replaced, and return the run.

    What the program itself has replaced stays. Raises RuntimeError if there is no
    recording.
    """
    if not log.recording():
        raise RuntimeError("this process is not being recorded: call start() first")
    run = _run_so_far()
    log.stop()
    _interposer.undo()
    return run


def _run_so_far() -> Run:
    return run_so_far(sys.version.split()[0])


def _save(target: Path) -> None:
    if not log.recording():
        return
    run = json.dumps(_run_so_far().to_json(), separators=(",", ":"))
    target.write_text(run + "\n", encoding="utf-8")
    if log.closed is not None:
        seconds = (log.closed - log.started) / 1e9
        text = f"interleave: {target.name} ends after {seconds:.1f} s, at its"
        print(f"{text} {log.LIMIT:,} entries; the program went on", file=sys.stderr)
