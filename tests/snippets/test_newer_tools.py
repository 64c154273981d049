"""Proves what the lessons say of tools that look into a program from outside or inside."""

import asyncio
import io
import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.snippets.versions import since

PROGRAM = """
import asyncio, ctypes, sys, threading, time
if sys.platform == "linux":  # let a process that is not its parent look into it
    ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1))
def spin():
    while True:
        pass
async def bake():
    await asyncio.sleep(60)
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(bake(), name="cake")
        print("ready", flush=True)
threading.Thread(target=spin, daemon=True).start()
asyncio.run(main())
"""


@contextmanager
def running():
    """Yield the process id of a program whose task waits and whose thread computes."""
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout.readline() == "ready\n"
        try:
            yield str(program.pid)
        finally:
            program.kill()


def look(*command):
    """Return what a tool of the standard library prints of a running program."""
    tool = [sys.executable, "-m", *command]
    env = os.environ | {"PYTHON_COLORS": "0", "COLUMNS": "200"}
    done = subprocess.run(tool, capture_output=True, text=True, timeout=30, env=env)
    if "ermission" in done.stderr or "not permitted" in done.stderr:
        pytest.skip(f"this system lets no process look into another: {done.stderr}")
    assert done.returncode == 0, done.stderr
    return done.stdout


@since(14)
def test_ps_lists_the_tasks_and_pstree_who_awaits_whom():
    with running() as pid:
        table = look("asyncio", "ps", pid)
        tree = look("asyncio", "pstree", pid)
    [row] = [line for line in table.splitlines() if "cake" in line]
    assert "sleep -> bake" in row
    assert "Task-1" in row
    assert tree.index("Task-1") < tree.index("main ") < tree.index("(T) cake")


@since(14)
def test_print_call_graph_does_it_from_inside():
    async def bake(to):
        asyncio.print_call_graph(file=to)

    async def main():
        to = io.StringIO()
        await asyncio.create_task(bake(to), name="cake")
        return to.getvalue()

    printed = asyncio.run(main())
    assert printed.index("cake") < printed.index("Awaited by") < printed.index("main()")


@since(14)
def test_at_the_prompt_of_set_trace_async_you_can_await():
    text = "import asyncio, pdb\nasync def main():\n    await pdb.set_trace_async()\n"
    text += "asyncio.run(main())\n"
    done = subprocess.run(
        [sys.executable, "-c", text],
        input="print(await asyncio.sleep(0, 'awaited'))\nc\n",
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert "awaited" in done.stdout, done.stderr


@since(15)
@pytest.mark.parametrize("command", ["ps", "pstree"])
def test_ps_and_pstree_try_again(command):
    with running() as pid:
        assert "cake" in look("asyncio", command, "--retries", "2", pid)


@since(15)
@pytest.mark.parametrize(
    ("options", "shown", "hidden"),
    [
        ([], [".select)"], ["(spin)"]),
        (["-a"], [".select)", "(spin)"], []),
        (["-a", "--mode=gil"], ["(spin)"], [".select)"]),
        (["--async-aware", "--async-mode=all"], ["(bake)"], ["(spin)"]),
    ],
    ids=["main thread", "all threads", "who holds the GIL", "tasks"],
)
def test_the_sampling_profiler_shows_of_a_running_program(options, shown, hidden):
    with running() as pid:
        printed = look("profiling.sampling", "attach", "-d", "1", *options, pid)
    assert [name for name in shown + hidden if name in printed] == shown
