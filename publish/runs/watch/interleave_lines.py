"""Marks the lines of a program that run, and the functions that begin, in a mapped file.

That lets no thread go, takes no time worth speaking of, and is there though a child ends
without a word.
"""

import mmap
import sys
import threading


def mark_lines(program, path):
    """Mark each line of `program` that runs, and behind those each function's first."""
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
