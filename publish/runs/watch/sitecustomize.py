"""Runs at the start of each watched program and writes its silent failures to a file.

Python imports this module by itself when its folder is on ``PYTHONPATH``, so the program
stays the real ``__main__``, and so are the Pythons that it starts. One JSON line for each
failure, for each file of the repository that is opened or written, for the code
with which a child ended, and for the version that this Python is:
``{"kind": …, "name": …, "child": …, "pid": …}``.
"""

import json
import logging
import os
import re
import sys
import threading
import warnings

_PATH = os.environ["INTERLEAVE_WATCH"]
_ROOT = os.environ["INTERLEAVE_ROOT"] + os.sep
_WRITABLE = (os.environ["INTERLEAVE_FOLDER"] + os.sep, "/dev/", "/proc/")
_CHILD = "INTERLEAVE_PARENT" in os.environ
os.environ.setdefault("INTERLEAVE_PARENT", str(os.getpid()))
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {  # which of its arguments name what is changed
    **dict.fromkeys(["os.mkdir", "os.remove", "os.rmdir", "os.truncate"], slice(0, 1)),
    **dict.fromkeys(["os.symlink", "os.link"], slice(1, 2)),
    "os.rename": slice(0, 2),
    "sqlite3.connect": slice(0, 1),
}
_STARTS = {"subprocess.Popen": (1, 3), "os.posix_spawn": (1, 2), "os.exec": (1, 2)}
_LISTING = ["/sbin/ldconfig", "-p"]  # how ctypes.util finds a library
_MARK = "INTERLEAVE_RUN"  # by which the processes that it leaves behind are found


def _report(kind, name, pid=0, _open=os.open, _write=os.write, _close=os.close):
    # Bound as defaults: at interpreter exit, module globals may be gone already.
    pid = pid or os.getpid()
    line = json.dumps({"kind": kind, "name": name, "child": _CHILD, "pid": pid}) + "\n"
    file = _open(_PATH, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    _write(file, line.encode())
    _close(file)


def _watch(module, hook, kind, name_of):
    original = getattr(module, hook)

    def wrapper(*args, **kwargs):
        name = name_of(*args)
        if name != "SystemExit":  # the way to end a program, or a thread
            _report(kind, name)
        return original(*args, **kwargs)

    setattr(module, hook, wrapper)


def _watch_ends(function, end_of):
    """Report the exit codes that a function of `os` learns: all waits come to them."""
    original = getattr(os, function)

    def wrapper(*args, **kwargs):
        result = original(*args, **kwargs)
        pid, status = end_of(result)
        if os.WIFEXITED(status) and (code := os.WEXITSTATUS(status)):
            _report("exit", str(code), pid)
        return result

    setattr(os, function, wrapper)


def _task_failures(record):
    if record.levelno >= logging.ERROR:
        error = record.exc_info[0] if record.exc_info else None
        _report("task", error.__name__ if error else record.getMessage())
    return True


def _report_left_threads():
    for thread in threading.enumerate():
        if thread is not threading.main_thread():
            _report("left thread", thread.name)
    _shutdown()


_free = "t" if "t" in sys.abiflags else ""
_report("python", ".".join(map(str, sys.version_info[:3])) + _free)
_watch(sys, "excepthook", "exception", lambda kind, *_: kind.__name__)
_watch(sys, "unraisablehook", "unraisable", lambda args: args.exc_type.__name__)
_watch(threading, "excepthook", "thread", lambda args: args.exc_type.__name__)
# Not showwarning: replacing that one changes what the reader would see. Nor _showwarnmsg:
# it is called for warnings that are only recorded, too.
_watch(warnings, "_formatwarnmsg", "warning", lambda message: message.category.__name__)
for _wait in ("wait", "waitpid", "wait3", "wait4"):
    _watch_ends(_wait, lambda result: result[:2])
_watch_ends("system", lambda status: (0, status))
logging.getLogger("asyncio").addFilter(_task_failures)
_shutdown = threading._shutdown  # called first when the main script has ended
threading._shutdown = _report_left_threads


_seen = set()


def _audit(event, args):
    if event == "open":
        path, _, flags = args
        if flags & _WRITES:
            _note_write(path, os.path.realpath)
        else:
            _note_read(path)
    elif event in _CHANGES:
        for path in args[_CHANGES[event]]:
            if event in ("os.remove", "os.rmdir") and args[1] >= 0:
                path = f"/proc/self/fd/{args[1]}/{os.fsdecode(path)}"
            _note_write(path, _place)
    elif event == "os.system":
        _check_start(args, None)
    elif event in _STARTS:
        _check_start(*(args[index] for index in _STARTS[event]))


def _check_start(command, env):
    command = [os.fsdecode(each) for each in command]
    names = map(os.fsdecode, os.environ if env is None else env)
    seen = _MARK in names and not _is_isolated(command)
    if not seen and command != _LISTING:
        _report("unwatched", command[0])


def _is_isolated(command):
    """Whether it is a Python that is told not to import this module."""
    if "python" not in os.path.basename(command[0]):  # noqa: PTH119
        return False
    options = iter(command[1:])
    for option in options:
        if not option.startswith("-"):
            return False
        # In a cluster such as -uWerror, what follows one of these is its value.
        letters, value, rest = re.match("-([^WXcm]*)([WXcm]?)(.*)", option).groups()
        if set(letters) & set("IES"):
            return True
        if value in ("c", "m"):
            return False
        if value and not rest:
            next(options, None)
    return False


def _note_read(path):
    if not isinstance(path, int):
        path = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 (only its name is wanted)
        if path.startswith(_ROOT):
            _note("read", path)


def _note_write(path, resolved):
    if isinstance(path, int) or os.fsdecode(path).startswith("/dev/"):
        return  # a file that is open already, maybe by a name such as /dev/stdout
    path = resolved(os.fsdecode(path))
    if not path.startswith(_WRITABLE):
        _note("write", path)


def _note(kind, path):
    if (kind, path) not in _seen:
        _seen.add((kind, path))
        _report(kind, path)


def _place(path):
    """Return where a name stands that may be that of a link."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)  # noqa: PTH118


sys.addaudithook(_audit)


if "INTERLEAVE_LINES" in os.environ:
    from interleave_lines import mark_lines

    mark_lines(os.environ["INTERLEAVE_PROGRAM"], os.environ["INTERLEAVE_LINES"])
