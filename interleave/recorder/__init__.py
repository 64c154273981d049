"""Records the states of threads and tasks in one run of a script."""

import atexit
import functools
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interleave.recorder import log
from interleave.recorder.assemble import run_form
from interleave.recorder.calls import hide
from interleave.recorder.hooks import HOOKS
from interleave.recorder.script import run_as_main, source_path


def record(script: str, args: Sequence[str], output_file: Path) -> None:
    """Run `script` as the program's ``__main__`` and save its run when it exits.

    The script behaves as without the recorder: what it raises, also `SystemExit`, is
    raised here. The run is saved as JSON, its times in microseconds; nothing is saved
    when a signal that Python does not handle ends the process.
    """
    target = output_file.absolute()  # the script may change the directory
    path = source_path(script)
    log.start(path)
    atexit.register(_save, target)  # first in, last out
    _save_before(os, "_exit", target)
    for hook in HOOKS:
        hook.install()
    try:
        run_as_main(path, [script, *args])
    except SystemExit:
        raise
    except BaseException as error:
        log.results[0] = f"raised {type(error).__name__}"
        raise


def _save_before(owner: Any, name: str, target: Path) -> None:
    """The function ends the process without its exit handlers."""
    real = getattr(owner, name)

    @functools.wraps(real)
    def leave(*args: Any, **options: Any) -> Any:
        _save(target)
        try:
            real(*args, **options)
        except BaseException as error:
            hide(error)
            raise

    setattr(owner, name, leave)


def _save(target: Path) -> None:
    if not log.recording():
        return
    run = run_form(sys.version.split()[0])
    target.write_text(json.dumps(run, separators=(",", ":")) + "\n", encoding="utf-8")
    if log.closed is not None:
        seconds = (log.closed - log.started) / 1e9
        text = f"interleave: {target.name} ends after {seconds:.1f} s, at its"
        print(f"{text} {log.LIMIT:,} entries; the program went on", file=sys.stderr)
