"""Tests of the threads behind asyncio, and of waiting for a typist."""

import asyncio
import os
import sys
import threading

from asyncio_basics import one_thread, waiting_for_input


def test_e47_asyncio_uses_threads_of_its_own(capsys):
    asyncio.run(one_thread.main(waits=50, delay=0.01))
    first, second = capsys.readouterr().out.splitlines()
    assert first == "50 coroutines waited in {'MainThread'}"
    assert "'asyncio_0'" in second
    assert "asyncio_0" not in [thread.name for thread in threading.enumerate()]


def test_e49_input_blocks_the_loop_until_a_line_is_typed(monkeypatch):
    read_end, write_end = os.pipe()
    ticks = []

    def type_a_line():
        os.write(write_end, b"Ada\n")

    def tick_and_type():
        ticks.append("second")
        type_a_line()

    async def main():
        loop = asyncio.get_running_loop()
        loop.call_soon(ticks.append, "first")
        typist = threading.Timer(0.1, type_a_line)
        typist.start()
        assert input() == "Ada"
        typist.join()
        assert ticks == []  # due all the time, and never run
        await asyncio.sleep(0)
        loop.call_later(0.01, tick_and_type)  # only the loop can end this input()
        assert await asyncio.to_thread(input) == "Ada"
        assert ticks == ["first", "second"]

    with os.fdopen(read_end) as stdin, os.fdopen(write_end, "wb"):
        monkeypatch.setattr(sys, "stdin", stdin)
        asyncio.run(main())


def test_waiting_for_input_ticks_only_while_a_thread_waits(monkeypatch):
    lines = []
    calls = []
    second_tick = threading.Event()

    def say(*words):
        lines.append(" ".join(words))
        if words == ("tick 2",):
            second_tick.set()

    def typist(delay):
        calls.append(delay)
        assert len(calls) == 1 or second_tick.wait(5)
        return "Ada"

    monkeypatch.setattr(waiting_for_input, "print", say, raising=False)
    monkeypatch.setattr(waiting_for_input, "slow_typist", typist)
    asyncio.run(waiting_for_input.main(tick=0))
    assert lines == ["asked here: Ada", "tick 1", "tick 2", "asked in a thread: Ada"]
