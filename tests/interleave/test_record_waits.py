"""More calls that wait, each under the name by which its documentation knows it."""

from pathlib import Path
from textwrap import dedent

import pytest
from recorded import record

THREADS = """\
import concurrent.futures, queue, selectors, socket, threading, time
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(2)
a, b = socket.socketpair()
server = socket.create_server(("127.0.0.1", 0))
selector = selectors.DefaultSelector()
selector.register(b, selectors.EVENT_READ)
condition = threading.Condition()
def later():
    time.sleep(0.1)
    a.sendall(b"x")
    socket.create_connection(server.getsockname()).close()
    with condition:
        condition.notify()
condition.acquire()
job = pool.submit(later)
{call}
condition.release()
pool.shutdown()
"""

TASKS = """\
import asyncio
async def user():
    await asyncio.sleep(0.1)
async def numbers():
    await asyncio.sleep(0.1)
    yield 1
async def main():
    {call}
asyncio.run(main())
"""


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        ("b.recv(1)", "socket.recv"),
        ("server.accept()", "socket.accept"),
        ("selector.select()", "selector.select"),
        ("condition.wait()", "Condition.wait"),
        ("list(pool.map(time.sleep, [0.1]))", "Executor.map"),
        ("threading.Event().wait(0.1)", "Event.wait"),
    ],
)
def test_blocking_call(call: str, reason: str, tmp_path: Path) -> None:
    run = record(THREADS.format(call=call), tmp_path)
    assert ("block", reason, 17) in run.story("MainThread")


@pytest.mark.parametrize(
    ("call", "reason", "line"),
    [
        ("await user()", "asyncio.sleep(0.1)", 3),
        ("await asyncio.wait([asyncio.create_task(user())])", "asyncio.wait", 8),
        ("[_ async for _ in numbers()]", "asyncio.sleep(0.1)", 5),
        (
            "async with asyncio.TaskGroup() as g: g.create_task(user())",
            "TaskGroup",
            8,
        ),
    ],
)
def test_await(call: str, reason: str, line: int, tmp_path: Path) -> None:
    run = record(TASKS.format(call=call), tmp_path)
    assert run.story("main") == [("wait", reason, line)]


def test_a_job_of_a_pool_that_only_waits_says_for_what(tmp_path: Path) -> None:
    source = """\
        import time
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(1, "baker") as pool:
            pool.submit(time.sleep, 0.2)
        """
    run = record(dedent(source), tmp_path)
    assert ("block", "time.sleep(0.2)", None) in run.story("baker_0")
