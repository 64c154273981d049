"""Records the states of threads and tasks in one run of a script."""

import atexit
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from interleave.recorder import (
    blocking,
    locks,
    log,
    output,
    pools,
    processes,
    tasks,
    threads,
)
from interleave.recorder.script import run_as_main, source_path
from interleave.recorder.timeline import run_form


def record(script: str, args: Sequence[str], output_file: Path) -> None:
    """Run `script` as the program's ``__main__`` and save its run when it exits.

    The script behaves as without the recorder: what it raises, also `SystemExit`, is
    raised here. The run is saved as JSON, its times in microseconds; nothing is
    saved when the program ends without Python's exit handlers (``os._exit``, a signal).
    """
    target = output_file.absolute()  # the script may change the directory
    path = source_path(script)
    log.start(path)
    atexit.register(_save, target)  # first in, last out
    for part in (locks, threads, blocking, pools, processes, tasks, output):
        part.install()
    try:
        run_as_main(path, [script, *args])
    except SystemExit:
        raise
    except BaseException as error:
        log.results[0] = f"raised {type(error).__name__}"
        raise


def _save(target: Path) -> None:
    if not log.recording():
        return
    run = run_form(sys.version.split()[0])
    target.write_text(json.dumps(run, separators=(",", ":")) + "\n", encoding="utf-8")
