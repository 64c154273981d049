"""Tests of stopping a program: signals end tasks through an event, threads by a flag."""

import asyncio
import signal
import threading

import pytest
from cancellation import graceful_stop

from tests.snippets.programs import run_program

unix_only = pytest.mark.skipif(
    not hasattr(signal, "SIGALRM"), reason="asyncio has signal handlers on Unix only"
)


@unix_only
def test_e34_a_signal_stops_tasks_and_threads_do_not_hear_of_it(capsys):
    asyncio.run(graceful_stop.main())
    assert capsys.readouterr().out.splitlines() == [
        "serve: ready",
        "main: asked to stop: True",
        "serve: closing",
        "main: all tasks have ended",
    ]
    begun, flag, ended = threading.Event(), threading.Event(), threading.Event()

    def work():
        begun.set()
        flag.wait(10)
        ended.set()

    async def main():
        task = asyncio.create_task(asyncio.to_thread(work))
        while not begun.is_set():
            await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.wait([task])
        after_the_cancel = task.cancelled(), ended.is_set()
        flag.set()
        return after_the_cancel

    assert asyncio.run(main()) == (True, False)
    assert ended.is_set()


@unix_only
def test_a_task_that_fails_ends_the_wait_for_the_signal(monkeypatch, capsys):
    async def serve():
        raise OSError("no port")

    async def main():
        # Not the timer, whose signal would come after the loop has ended.
        asyncio.get_running_loop().call_later = lambda *_: None
        await graceful_stop.main()

    monkeypatch.setattr(graceful_stop, "serve", serve)
    with pytest.raises(ExceptionGroup):
        asyncio.run(main())
    assert capsys.readouterr().out == ""


@unix_only
def test_signal_handlers_are_for_the_main_thread_only():
    async def main():
        loop = asyncio.get_running_loop()
        with pytest.raises((RuntimeError, ValueError)):
            loop.add_signal_handler(signal.SIGTERM, print)

    thread = threading.Thread(target=lambda: ends.append(asyncio.run(main())))
    ends = []
    thread.start()
    thread.join()
    assert ends == [None]


STOPPED = """
import asyncio, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # even in the background

async def main():
    number = getattr(signal, sys.argv[1])
    asyncio.get_running_loop().call_later(0.1, signal.raise_signal, number)
    try:
        await asyncio.sleep(60)
    finally:
        print("cleaned up", flush=True)

asyncio.run(main())
"""


@unix_only
@pytest.mark.parametrize(
    ("name", "printed", "error"),
    [("SIGINT", "cleaned up\n", "KeyboardInterrupt"), ("SIGTERM", "", "")],
)
def test_ctrl_c_runs_the_cleanup_and_sigterm_does_not(name, printed, error, tmp_path):
    program = tmp_path / "stopped.py"
    program.write_text(STOPPED)
    run = run_program(str(program), args=(name,))
    assert run.stdout == printed
    assert run.returncode == -getattr(signal, name)
    assert error in run.stderr
    assert bool(error) == bool(run.stderr)
