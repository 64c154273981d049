"""Imports one answer, runs the check on it and reports; runner.py starts this file."""

import ast
import asyncio
import faulthandler
import functools
import gc
import importlib.util
import inspect
import json
import os
import signal
import sys
import traceback
from pathlib import Path

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
            said = f"the check failed, maybe through no fault of yours: {short(error)}"
            return raised(said, error, answer_file) | {"kind": "broken"}
        return raised(f"it raised {short(error)}", error, answer_file)
    return {"kind": "done"}


def expect_awaitables(answer, folder):
    """Refuse what a call returns if it was a coroutine and cannot be awaited any more."""
    names = set.intersection(*(async_names(folder / f) for f in GIVEN))
    for owner in (answer, *(v for v in vars(answer).values() if inspect.isclass(v))):
        for name in names & vars(owner).keys():
            function = vars(owner)[name]
            asynchronous = inspect.iscoroutinefunction(function)
            if inspect.isfunction(function) and not asynchronous:
                setattr(owner, name, awaitable(function))


def async_names(path):
    tree = ast.parse(path.read_text("utf-8") if path.exists() else "")
    return {node.name for node in ast.walk(tree) if type(node) is ast.AsyncFunctionDef}


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
    return trace


def name_hangs(stacks):
    """Let SIGUSR1 write where each thread is, then where each task waits."""

    def name_tasks(*_):
        for task in (thing for thing in gc.get_objects() if is_waiting(thing)):
            print(f"\n\nTask {task.get_name()}", file=stacks)
            for frame in reversed(list(frames(task.get_coro()))):
                code = frame.f_code
                print(
                    f'  File "{code.co_filename}", line {frame.f_lineno}', file=stacks
                )
        print("\n\nend", file=stacks, flush=True)

    signal.signal(signal.SIGUSR1, name_tasks)
    faulthandler.register(signal.SIGUSR1, stacks, chain=True)


def is_waiting(thing):
    return isinstance(thing, asyncio.Task) and not thing.done()


def frames(awaited):
    """Yield the frames of a coroutine and of those that it awaits, the outermost first."""
    while (frame := getattr(awaited, "cr_frame", None)) is not None:
        yield frame
        awaited = awaited.cr_await


def main():
    folder, answer_file, report_file = map(Path, sys.argv[1:4])
    if hasattr(faulthandler, "register"):  # runner.py asks with it what the hang is
        name_hangs(report_file.with_name("stacks.txt").open("w"))
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
