"""Imports one answer, runs the check on it and reports; runner.py starts this file."""

import _thread
import ast
import functools
import gc
import importlib.util
import inspect
import json
import linecache
import os
import sys
import threading
import time
import traceback
from pathlib import Path
from types import CoroutineType

sleep = time.sleep  # a check may put another in its place

GIVEN = "starter.py", "solution.py"


def load(path):
    """Import a file under its own name, which need not be on the path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def judge(folder, answer_file):
    """Return the report: a dict with a kind, and a message and traceback as needed."""
    if answer_file.stem in sys.stdlib_module_names:
        name = answer_file.name
        return wrong(f"{name} has the name of a standard module: rename the file")
    check_file = folder / "check.py"
    check = load(check_file).check
    try:
        answer = load(answer_file)
    except BaseException as error:
        said = f"the import of {answer_file.name} raised {short(error)}"
        return raised(said, error, answer_file)
    expect_awaitables(answer, folder)
    try:
        check(answer)
    except BaseException as error:
        missing = isinstance(error, AttributeError) and error.obj is answer
        if missing:
            return wrong(
                f"{answer_file.name} has no {error.name}: keep the given names"
            )
        message = find_message(error, answer_file)
        if message is not None:
            return wrong(message)
        if from_answer(error, answer_file) is None:
            said = (
                "the check cannot go on with what it got from your answer: "
                f"{short(error)}. Give exactly what the text asks for; if you do, the "
                "check is at fault"
            )
            return raised(said, error, answer_file) | {"kind": "broken"}
        return raised(f"it raised {short(error)}", error, answer_file)
    return {"kind": "done"}


def expect_awaitables(answer, folder):
    """Refuse what a call of the check returns if it was a coroutine and is none any more."""
    names = set.intersection(*(async_names(folder / f) for f in GIVEN))
    names &= {getattr(node, "attr", "") for node in nodes(folder / "check.py")}
    for owner in (answer, *(v for v in vars(answer).values() if inspect.isclass(v))):
        for name in names & vars(owner).keys():
            function = vars(owner)[name]
            asynchronous = inspect.iscoroutinefunction(function)
            if inspect.isfunction(function) and not asynchronous:
                setattr(owner, name, awaitable(function))


def async_names(path):
    """Return the names of functions whose call gives a coroutine, as they stand there."""
    found = (node for node in nodes(path) if type(node) is ast.AsyncFunctionDef)
    return {each.name for each in found if not each.decorator_list and not yields(each)}


def yields(function):
    return any(isinstance(node, ast.Yield) for node in ast.walk(function))


def nodes(path):
    return ast.walk(ast.parse(path.read_text("utf-8") if path.exists() else ""))


def awaitable(function):
    @functools.wraps(function)
    def call(*args, **kwargs):
        found = function(*args, **kwargs)
        said = f"{function.__name__} returned {found!r}, which cannot be awaited"
        assert inspect.isawaitable(found), f"{said}: keep it an `async def`"
        return found

    return call


def wrong(message):
    return {"kind": "wrong", "message": message}


def raised(message, error, answer_file):
    start = from_answer(error, answer_file)
    if start is None and not isinstance(error, SyntaxError):
        start = error.__traceback__
    lines = traceback.format_exception(type(error), error, start)
    return {"kind": "raised", "message": message, "traceback": "".join(lines)}


def short(error):
    return "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]


def find_message(error, answer_file):
    """Return what the check asserted, even inside an exception group, or None."""
    if isinstance(error, BaseExceptionGroup):
        found = (find_message(inner, answer_file) for inner in error.exceptions)
        return next((message for message in found if message is not None), None)
    if not isinstance(error, AssertionError):
        return None
    *_, (last, _) = traceback.walk_tb(error.__traceback__)
    return None if last.f_code.co_filename == str(answer_file) else str(error)


def from_answer(error, answer_file):
    """Return the traceback from the first frame that is the answer's, or None."""
    trace = error.__traceback__
    while trace and trace.tb_frame.f_code.co_filename != str(answer_file):
        trace = trace.tb_next
    inner = getattr(error, "exceptions", ())
    found = [trace, *(from_answer(one, answer_file) for one in inner)]
    return next(filter(None, found), None)


def end_a_hang(answer_file, report_file, limit):
    """Wait for the limit in seconds, report where the answer is, and end the process."""
    sleep(limit)
    found = " and ".join(places(str(answer_file)))
    said = (
        f"did not end within {limit:g} s: {found or 'something in it waits for ever'}"
    )
    report_file.write_text(json.dumps({"kind": "hangs", "message": said}), "utf-8")
    os._exit(1)


def places(file):
    """Return the lines in which the answer's tasks and threads are, the main thread last."""
    main = threading.main_thread().ident
    numbers = []
    for coroutine in gc.get_objects():
        if isinstance(coroutine, CoroutineType) and coroutine.cr_suspended:
            inner = getattr(coroutine.cr_await, "cr_code", None)
            code = coroutine.cr_code
            if code.co_filename == file and getattr(inner, "co_filename", "") != file:
                numbers.append(coroutine.cr_frame.f_lineno)
    stacks = sys._current_frames()
    for ident in sorted(stacks, key=lambda ident: (ident == main, ident)):
        frame = stacks[ident]
        while frame and frame.f_code.co_filename != file:
            frame = frame.f_back
        numbers += [frame.f_lineno] if frame else []
    return [
        f"line {number}, `{linecache.getline(file, number).strip()}`"
        for number in dict.fromkeys(numbers)
    ]


def main():
    folder, answer_file, report_file = map(Path, sys.argv[1:4])
    # No `threading.Thread`: a check may count those.
    limit = float(sys.argv[4])
    _thread.start_new_thread(end_a_hang, (answer_file, report_file, limit))
    # As `python FILE` would find modules, and the course's server.
    sys.path[:1] = [str(answer_file.parent), str(folder.parents[1])]
    sys.argv[:] = [str(answer_file)]

    report = judge(folder, answer_file)
    report_file.write_text(json.dumps(report), "utf-8")
    if report["kind"] != "done":
        sys.stdout.flush()
        os._exit(1)  # at once: a thread that is left could wait for ever


if __name__ == "__main__":
    main()
