"""Checks the services of a file: `python -m capstone.site_checker services.txt`."""

import argparse
import asyncio
import sqlite3
import sys
from concurrent.futures.process import BrokenProcessPool
from signal import Signals

from capstone.site_checker.parse import end_parsers, parser_pool
from capstone.site_checker.pipeline import check_all
from capstone.site_checker.progress import Progress, write
from capstone.site_checker.services import read_services
from capstone.site_checker.stop import StopSignals
from capstone.site_checker.store import Store


def between(low, high, kind):
    """Return a function that reads an option: a number from low to high."""

    def read(text):
        try:
            number = kind(text)
        except ValueError:
            number = None
        if number is None or not low <= number <= high:
            wrong = f"a number from {low} to {high} is needed, not {text!r}"
            raise argparse.ArgumentTypeError(wrong)
        return number

    return read


def command_line():
    options = argparse.ArgumentParser("site_checker", description="Checks services.")
    options.add_argument("file", help="a URL on each line")
    options.add_argument("--db", default=":memory:", help="file for results")
    options.add_argument("--fetchers", type=between(1, 200, int), default=20)
    seconds = between(0.001, 3600, float)
    options.add_argument("--limit", type=seconds, default=1.0, help="seconds")
    return options


async def check_with_progress(services, store, pool, **limits):
    progress = Progress(len(services))

    async def handle(result):
        await store.save(result)
        progress.states[result[1]] += 1

    async with asyncio.TaskGroup() as group:
        showing = group.create_task(progress.show(), name="progress")
        await check_all(services, handle, pool, **limits)
        showing.cancel()


def run(services, store, stop, **limits):
    """Check and save; return the error of this machine that ended it, or None."""
    problem = None
    try:
        with store, parser_pool() as pool:
            work = check_with_progress(services, store, pool, **limits)
            try:
                asyncio.run(stop.run(work))
            finally:
                if stop.received:
                    end_parsers()
    except* sqlite3.Error as errors:
        problem = f"{store.file}: {first(errors)}"
    except* BrokenProcessPool:
        problem = "a process that parses has died"
    except* OSError as errors:
        problem = first(errors)
    return problem


def first(error):
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def main(args=None):
    """Return the exit code: 0, 1 for a problem, 128 + the signal that stopped it.

    Wrong options and files end it here, with exit code 2.
    """
    options = command_line()
    chosen = options.parse_args(args)
    if not chosen.db:
        options.error("argument --db: the name of a file is needed")
    try:
        services = read_services(chosen.file)
    except (OSError, ValueError) as error:
        options.error(str(error))
    store = Store(chosen.db)
    with StopSignals() as stop:
        limits = {"fetchers": chosen.fetchers, "limit": chosen.limit}
        problem = run(services, store, stop, **limits)
        report = [f"{state}: {count}" for state, count in sorted(store.saved.items())]
        if stop.received:
            report.append(f"stopped by {Signals(stop.received).name}")
        for line in report:
            if error := write(line, sys.stdout):
                problem = f"the report could not be written: {error}"
        if stop.received:
            return 128 + stop.received
        if problem:
            write(f"site_checker: {problem}", sys.stderr)
            return 1
    return 0
