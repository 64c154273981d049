"""Finds and ends the processes that a program has left behind, in whatever session."""

import time

import psutil  # type: ignore[import-untyped]

GRACE = 1.0  # seconds in which helpers of the standard library end by themselves


def leftovers(name: str, value: str) -> list[str]:
    """Return the command lines of processes with this environment variable; kill them."""
    deadline = time.monotonic() + GRACE
    while left := _having(name, value):
        if time.monotonic() > deadline:
            break
        time.sleep(0.02)
    commands = [_command(process) for process in left]
    for process in left:
        process.kill()
    return commands


def _having(name: str, value: str) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(name) == value:
                found.append(process)
        except (psutil.Error, OSError):  # it has ended, or is another user's
            continue
    return [each for each in found if each.is_running() and not _is_dead(each)]


def _is_dead(process: psutil.Process) -> bool:
    try:
        return bool(process.status() == psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return True


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())[:200]
    except psutil.Error:
        return "?"
