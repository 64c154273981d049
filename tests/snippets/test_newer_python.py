"""Proves what the lessons' last sections say of threads, queues and tasks since 3.12."""

import asyncio
import contextvars
import gc
import queue
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from course_server import CourseServer

from tests.snippets.versions import since


def run_code(text, *flags):
    """Run a text as a program of its own."""
    command = [sys.executable, *flags, "-c", text]
    return subprocess.run(command, capture_output=True, text=True, timeout=20)


@since(12)
def test_a_forgotten_import_is_named():
    assert "Did you forget to import 'time'?" in run_code("time.sleep(1)").stderr


@since(12)
def test_run_takes_the_loop_of_a_factory():
    made = []

    def factory():
        made.append(asyncio.new_event_loop())
        return made[0]

    async def running():
        return asyncio.get_running_loop()

    assert asyncio.run(running(), loop_factory=factory) is made[0]


@since(13)
def test_the_default_pool_counts_the_cores_of_this_process():
    text = "import os\nfrom concurrent.futures import ThreadPoolExecutor as Pool\n"
    done = run_code(text + "print(Pool()._max_workers)", "-X", "cpu_count=3")
    assert done.stdout == f"{3 + 4}\n"


@since(13)
def test_shutdown_ends_a_thread_that_waits_for_an_item():
    items = queue.Queue()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(items.get)
        items.shutdown()
        assert isinstance(waiting.exception(5), queue.ShutDown)


@since(13)
def test_shutdown_ends_a_task_that_waits_and_a_thread_hands_it_over():
    async def main():
        items = asyncio.Queue()
        waiting = asyncio.create_task(items.get())
        await asyncio.sleep(0)
        loop = asyncio.get_running_loop()
        await asyncio.to_thread(loop.call_soon_threadsafe, items.shutdown)
        with pytest.raises(asyncio.QueueShutDown):
            await asyncio.wait_for(waiting, 5)

    asyncio.run(main())


@since(13)
def test_as_completed_yields_your_own_tasks_in_async_for():
    async def main():
        tasks = {asyncio.create_task(asyncio.sleep(0, n)) for n in range(3)}
        assert {task async for task in asyncio.as_completed(tasks)} == tasks

    asyncio.run(main())


@since(13)
def test_a_thread_that_is_started_too_late_is_refused():
    text = "import atexit, threading\nclass Last:\n    def __del__(self):\n"
    text += "        try: threading.Thread(target=print).start()\n"
    text += "        except RuntimeError as error: print(type(error).__name__)\n"
    done = run_code(text + "last = Last()")
    assert done.stdout == "PythonFinalizationError\n"


@since(14)
def test_a_thread_takes_a_context():
    name = contextvars.ContextVar("name", default="none")
    name.set("mine")
    seen = []
    for context in contextvars.copy_context(), contextvars.Context():
        read = threading.Thread(target=lambda: seen.append(name.get()), context=context)
        read.start()
        read.join()
    assert seen == ["mine", "none"]


@since(14)
def test_map_with_a_buffersize_reads_no_further_ahead():
    numbers = count()
    with ThreadPoolExecutor(1) as pool:
        results = pool.map(abs, numbers, buffersize=2)
        assert next(results) == 0
    assert next(numbers) <= 4


@since(14)
@pytest.mark.skipif(sys.platform != "linux", reason="reads the name from /proc")
def test_the_system_knows_the_names_of_threads():
    seen = []
    own = "/proc/thread-self/comm"
    thread = threading.Thread(target=lambda: seen.append(Path(own).read_text()))
    thread.name = "oven"
    thread.start()
    thread.join()
    assert seen == ["oven\n"]


@since(14)
def test_an_http_error_left_open_warns():
    def fail():
        with CourseServer() as server, pytest.raises(HTTPError):
            urlopen(server.url(status=503), timeout=5)
        gc.collect()

    with pytest.warns(ResourceWarning, match="HTTPError 503"):
        fail()


@since(14)
def test_an_eager_start_runs_inside_create_task():
    async def main():
        steps = []

        async def step():
            steps.append("ran")

        task = asyncio.create_task(step(), eager_start=True)
        assert steps == ["ran"]
        assert task.done()

    asyncio.run(main())


@since(14)
@pytest.mark.skipif(sys.version_info >= (3, 16), reason="policies have gone")
def test_policies_are_to_be_removed_in_3_16():
    with pytest.warns(DeprecationWarning, match=r"removal in Python 3\.16"):
        asyncio.get_event_loop_policy()


@since(14)
def test_a_daemon_thread_that_wakes_at_the_end_does_not_go_on():
    text = "import threading, time\ndef work():\n    time.sleep(0.2)\n    print('on')\n"
    text += "threading.Thread(target=work, daemon=True).start()\n"
    text += "class Last:\n    def __del__(self, sleep=time.sleep): sleep(0.6)\n"
    assert run_code(text + "last = Last()").stdout == ""


@since(15)
def test_a_group_is_cancelled_without_an_exception():
    async def main():
        async with asyncio.TaskGroup() as group:
            slow = group.create_task(asyncio.sleep(60))
            group.cancel()
        assert slow.cancelled()

    begun = time.monotonic()
    asyncio.run(main())
    assert time.monotonic() - begun < 30


@since(15)
def test_a_serialized_iterator_is_asked_by_one_thread_at_a_time():
    def numbers():
        for number in range(8):
            time.sleep(0.01)
            yield number

    shared = threading.serialize_iterator(numbers())
    with ThreadPoolExecutor(4) as pool:
        parts = [pool.submit(list, shared) for _ in range(4)]
    assert sorted(n for part in parts for n in part.result()) == list(range(8))
