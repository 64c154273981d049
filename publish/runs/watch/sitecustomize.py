"""Runs at the start of each watched program and writes its silent failures to a file.

Python imports this module by itself when its folder is on ``PYTHONPATH``, so the program
stays the real ``__main__``, and so are the Pythons that it starts. One JSON line for each
failure, for each file of the repository that is opened or written, and for the version
that this Python is: ``{"kind": …, "name": …, "child": …}``. If they are asked for, it
marks the lines of the program that run, in a file that is mapped: that lets no thread go,
takes no time worth speaking of, and is there though a child ends without a word.
"""

import json
import logging
import os
import sys
import threading
import warnings

_PATH = os.environ["INTERLEAVE_WATCH"]
_ROOT = os.environ["INTERLEAVE_ROOT"] + os.sep
_CHILD = "INTERLEAVE_PARENT" in os.environ
os.environ.setdefault("INTERLEAVE_PARENT", str(os.getpid()))
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {  # which of its arguments name what is changed
    **dict.fromkeys(["os.mkdir", "os.remove", "os.rmdir", "os.truncate"], slice(0, 1)),
    **dict.fromkeys(["os.symlink", "os.link"], slice(1, 2)),
    "os.rename": slice(0, 2),
}
_MARK = "INTERLEAVE_RUN"  # by which the processes that it leaves behind are found


def _report(kind, name, _open=os.open, _write=os.write, _close=os.close):
    # Bound as defaults: at interpreter exit, module globals may be gone already.
    line = json.dumps({"kind": kind, "name": name, "child": _CHILD}) + "\n"
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
# Not showwarning: replacing that one changes what the reader would see.
_watch(warnings, "_showwarnmsg", "warning", lambda message: message.category.__name__)
logging.getLogger("asyncio").addFilter(_task_failures)
_shutdown = threading._shutdown  # called first when the main script has ended
threading._shutdown = _report_left_threads


_seen = set()


def _audit(event, args):
    if event == "open":
        path, _, flags = args
        _note(path, "write" if flags & _WRITES else "read")
    elif event in _CHANGES:
        for path in args[_CHANGES[event]]:
            _note(path, "write")
    elif event == "subprocess.Popen":
        _, command, _, env = args
        if _MARK not in (os.environ if env is None else env) or _is_isolated(command):
            _report("unwatched", command if isinstance(command, str) else command[0])


def _is_isolated(command):
    """Whether it is a Python that is told not to import this module."""
    if isinstance(command, str) or "python" not in os.path.basename(command[0]):  # noqa: PTH119
        return False
    for option in command[1:]:
        if not option.startswith("-") or option in ("-c", "-m"):
            return False
        if set(option) & set("IES"):
            return True
    return False


def _note(path, kind):
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if isinstance(path, str):
        path = os.path.abspath(path)  # noqa: PTH100 (a path is not to be opened here)
        if path.startswith(_ROOT) and (kind, path) not in _seen:
            _seen.add((kind, path))
            _report(kind, path)


sys.addaudithook(_audit)


def _mark_lines(program, path):
    """Mark each line of `program` that runs, and behind those each function's first."""
    import mmap

    with open(path, "r+b") as file:  # noqa: PTH123
        ran = mmap.mmap(file.fileno(), 0)
    functions = len(ran) // 2

    def on_line(code, number):
        if code.co_filename == program:
            ran[number] = 1

    def on_start(code):
        if code.co_filename == program and not code.co_name.startswith("<"):
            ran[functions + code.co_firstlineno] = 1

    if sys.version_info >= (3, 12):
        _monitor(on_line, on_start)
    else:
        _trace(program, on_line, on_start)


def _monitor(on_line, on_start):
    monitoring = sys.monitoring
    tool, events = 4, monitoring.events  # an id that is meant for no other use

    def line(code, number):
        on_line(code, number)
        return monitoring.DISABLE

    def start(code, offset):
        on_start(code)
        return monitoring.DISABLE

    monitoring.use_tool_id(tool, "lines that ran")
    monitoring.register_callback(tool, events.LINE, line)
    monitoring.register_callback(tool, events.PY_START, start)
    monitoring.set_events(tool, events.LINE | events.PY_START)


def _trace(program, on_line, on_start):
    def trace(frame, event, argument):
        code = frame.f_code
        if code.co_filename != program:
            return None
        if event == "call":
            on_start(code)
        elif event == "line":
            on_line(code, frame.f_lineno)
        return trace

    sys.settrace(trace)
    threading.settrace(trace)


if "INTERLEAVE_LINES" in os.environ:
    _mark_lines(os.environ["INTERLEAVE_PROGRAM"], os.environ["INTERLEAVE_LINES"])
