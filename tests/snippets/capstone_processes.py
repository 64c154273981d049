"""Runs the capstone in a process group of its own, as a shell does, and sees what is left."""

import os
import subprocess
import sys
import time

from tests.snippets.programs import SNIPPETS


def start(*args, **settings):
    """Start the site checker with its arguments; return the Popen."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    return subprocess.Popen(
        [sys.executable, "-m", "capstone.site_checker", *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=SNIPPETS,
        env=env | settings.pop("env", {}),
        start_new_session=True,
        **settings,
    )


def running_in(*groups):
    """Return the processes of groups that are not merely waiting to be collected.

    Each is its group, its number, its state, and its command.
    """
    command = ["ps", "-A", "-ww", "-o", "pgid=,pid=,stat=,args="]
    table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 3) for line in table.splitlines()]
    return [row for row in rows if int(row[0]) in groups and row[2][0] != "Z"]


def left_in(*groups, seconds=5.0):
    """Return what still runs in groups, once nothing does or after some seconds.

    What multiprocessing itself runs ends a moment after the program.
    """
    end = time.monotonic() + seconds
    while (left := running_in(*groups)) and time.monotonic() < end:
        time.sleep(0.05)
    return left
