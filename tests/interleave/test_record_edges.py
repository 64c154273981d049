"""Hand-offs nobody waited for, waits too short to tell, logs too long to keep."""

import re
from pathlib import Path
from textwrap import dedent

import pytest
from recorded import load, record, run_program


@pytest.mark.parametrize("kind", ["Queue", "LifoQueue", "PriorityQueue", "SimpleQueue"])
def test_queue_arrow_also_without_a_wait(kind: str, tmp_path: Path) -> None:
    source = f"""\
        import queue, threading
        q = queue.{kind}()
        giver = threading.Thread(target=q.put, args=("x",), name="giver")
        giver.start(); giver.join()
        q.get()
        """
    run = record(dedent(source), tmp_path)
    assert ("giver", "MainThread", "queue") in run.arrows()
    assert not any(reason.endswith("get") for _, reason, _ in run.story("MainThread"))


def test_lock_of_the_thread_module(tmp_path: Path) -> None:
    source = """\
        import _thread, threading, time
        lock = _thread.allocate_lock()
        lock.acquire()
        threading.Thread(target=lambda: (time.sleep(0.2), lock.release())).start()
        lock.acquire()
        """
    run = record(dedent(source), tmp_path)
    assert ("block", "Lock.acquire", 5) in run.story("MainThread")


def test_short_waits_are_not_told(tmp_path: Path) -> None:
    source = """\
        import threading, time
        brief = threading.Thread(target=time.sleep, args=(0.001,), name="brief")
        brief.start()
        begun = time.perf_counter(); brief.join(); print(time.perf_counter() - begun)
        time.sleep(0.3)
        """
    for _ in range(50):  # on a busy machine the wait may be long
        run = record(dedent(source), tmp_path)
        if float(run.prints()[0][1]) < 0.004:
            break
    assert run.story("MainThread") == [("block", "time.sleep(0.3)", 5)]
    assert ("brief", "MainThread", "join") not in run.arrows()
    assert run.story("brief") == [("block", "time.sleep(0.001)", None)]


def test_long_run_ends_early(tmp_path: Path) -> None:
    source = """\
        import asyncio
        async def main():
            for _ in range(120_000):
                await asyncio.sleep(0)
        asyncio.run(main())
        """
    (tmp_path / "program.py").write_text(dedent(source))
    done = run_program(
        ["-m", "interleave", "record", "program.py", "-o", "run.json"], tmp_path
    )
    assert done.returncode == 0
    assert re.fullmatch(
        r"interleave: run\.json ends after [\d.]+ s, at its 200,000 entries; "
        r"the program went on\n",
        done.stderr,
    )
    assert load(tmp_path).lane("main")


def test_jobs_that_follow_each_other_at_once_end_each_in_its_own_way(
    tmp_path: Path,
) -> None:
    source = """\
        import time
        from concurrent.futures import ThreadPoolExecutor
        def bake(flour):
            1 / flour
        with ThreadPoolExecutor(1) as pool:
            for flour in (1, 0):
                pool.submit(bake, flour).exception()
            time.sleep(0.3)
        """
    run = record(dedent(source), tmp_path)
    jobs = [
        s.reason
        for s in run.lane("ThreadPoolExecutor-0_0").segments
        if s.state == "run"
    ]
    assert [job for job in jobs if job] == ["bake", "bake raised ZeroDivisionError"]


def test_a_task_of_an_imported_module_says_what_it_awaits(tmp_path: Path) -> None:
    helper = "import asyncio\nasync def take(queue):\n    return await queue.get()\n"
    (tmp_path / "helper.py").write_text(helper)
    source = """\
        import asyncio, helper
        async def main():
            queue = asyncio.Queue()
            task = asyncio.create_task(helper.take(queue), name="taker")
            await asyncio.sleep(0.1)
            queue.put_nowait("x")
            await task
        asyncio.run(main())
        """
    run = record(dedent(source), tmp_path)
    assert ("wait", "Queue.get", None) in run.story("taker")


def test_a_sleep_that_is_cancelled_long_after_it_was_over_was_late(
    tmp_path: Path,
) -> None:
    source = """\
        import asyncio, time
        async def main():
            task = asyncio.create_task(asyncio.sleep(0.1), name="sleeper")
            await asyncio.sleep(0)
            time.sleep(0.4)
            task.cancel()
        asyncio.run(main())
        """
    run = record(dedent(source), tmp_path)
    states = [s.state for s in run.lane("sleeper").segments if s.state != "run"]
    assert states[-2:] == ["wait", "late"]
    late = next(s for s in run.lane("sleeper").segments if s.state == "late")
    assert late[1] - late[0] > 200_000


def test_a_sleep_that_is_cancelled_in_time_was_not_late(tmp_path: Path) -> None:
    source = """\
        import asyncio
        async def main():
            task = asyncio.create_task(asyncio.sleep(5), name="sleeper")
            await asyncio.sleep(0.2)
            task.cancel()
        asyncio.run(main())
        """
    run = record(dedent(source), tmp_path)
    assert "late" not in [s.state for s in run.lane("sleeper").segments]
