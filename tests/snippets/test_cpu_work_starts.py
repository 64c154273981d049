"""Proves how start methods differ: the guard, forks beside threads, and changed globals."""

import multiprocessing
import os
import re
import subprocess
import sys

import pytest

from tests.snippets.programs import SNIPPETS

METHODS = multiprocessing.get_all_start_methods()


def run_text(folder, text, *flags):
    """Run a program's text as a file of its own."""
    file = folder / "program.py"
    file.write_text(text)
    command = [sys.executable, *flags, str(file)]
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    return subprocess.run(command, capture_output=True, text=True, timeout=20, env=kept)


@pytest.mark.parametrize("method", ["spawn", "forkserver", "fork"])
def test_without_the_guard_workers_die_unless_they_are_forked(method, tmp_path):
    if method not in METHODS:
        pytest.skip(f"this system has no {method}")
    for kind in "broken", "fixed":
        text = (SNIPPETS / f"cpu_work/main_guard_{kind}.py").read_text()
        done = run_text(tmp_path, text.replace('"spawn"', f'"{method}"'))
        dies = kind == "broken" and method != "fork"
        if dies and method == "forkserver" and done.stdout == "":
            # The server itself imports the file, and dies of it:
            # https://github.com/python/cpython/issues/126631, in 3.15 it goes on.
            assert sys.version_info[:2] in {(3, 13), (3, 14)}
            assert done.returncode == 1
            assert re.search(r"^(Connection|BrokenPipe|EOF)\w*Error", done.stderr, re.M)
        else:
            assert done.stdout == ("the worker has died\n" if dies else "9\n")
        assert ("RuntimeError" in done.stderr) is dies


FORK = """
import multiprocessing, threading
from concurrent.futures import ProcessPoolExecutor

lock = threading.Lock()

def hold_the_lock(held, stop):
    with lock:
        held.set()
        stop.wait()

def lock_is_free(_):
    return lock.acquire(timeout=0.1)

def main():
    held, stop = threading.Event(), threading.Event()
    thread = threading.Thread(target=hold_the_lock, args=(held, stop))
    thread.start()
    held.wait()
    context = multiprocessing.get_context(METHOD)
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        print(pool.submit(lock_is_free, None).result())
    stop.set()
    thread.join()

if __name__ == "__main__":
    main()
"""


@pytest.mark.parametrize("method", METHODS)
def test_a_fork_beside_a_thread_keeps_its_lock_and_warns_since_3_12(method, tmp_path):
    text = FORK.replace("METHOD", repr(method))
    forks = method == "fork"
    for flags in (), ("-X", "dev"):
        done = run_text(tmp_path, text, *flags)
        warns = forks and flags and sys.version_info >= (3, 12)
        assert done.stdout == f"{not forks}\n"
        assert ("DeprecationWarning" in done.stderr) is bool(warns)


GLOBAL = """
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

limit = 1

def current(_):
    return limit

def main():
    global limit
    limit = 2
    context = multiprocessing.get_context(METHOD)
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        print(pool.submit(current, None).result())

if __name__ == "__main__":
    main()
"""


@pytest.mark.parametrize("method", METHODS)
def test_only_a_forked_worker_sees_what_has_changed(method, tmp_path):
    done = run_text(tmp_path, GLOBAL.replace("METHOD", repr(method)))
    assert done.stdout == ("2\n" if method == "fork" else "1\n")
