"""Each state of a task, with its reason, its line and who made it ready."""

from pathlib import Path
from textwrap import dedent

import pytest
from recorded import Recorded, record

HEAD = "import asyncio, concurrent.futures, threading, time\n"


def program(body: str, folder: Path) -> Recorded:
    """Record coroutines; the first of them stands on line 2."""
    return record(HEAD + dedent(body).lstrip("\n") + "asyncio.run(main())\n", folder)


def test_busy_loop_makes_a_timer_late(tmp_path: Path) -> None:
    run = program(
        """
        async def polite():
            await asyncio.sleep(0.1)
        async def rude():
            time.sleep(0.3)
        async def main():
            await asyncio.gather(polite(), rude())
        """,
        tmp_path,
    )
    assert run.story("polite") == [
        ("wait", "asyncio.sleep(0.1)", 3),
        ("late", "the event loop is busy", 3),
    ]
    assert run.story("rude") == [("block", "time.sleep(0.3)", 5)]
    assert run.story("main") == [("wait", "asyncio.gather", 7)]
    assert ("block", "time.sleep(0.3)", 5) in run.story("MainThread")
    assert {("Task-1 main", "Task-2 polite", "start")} <= run.arrows()
    assert run.lane("polite").parent == run.lane("MainThread").id


def test_timer_in_the_same_turn_as_the_busy_step_is_late(tmp_path: Path) -> None:
    run = program(
        """
        async def rude():
            await asyncio.sleep(0.1)
            time.sleep(0.2)
        async def polite():
            await asyncio.sleep(0.2)
        async def main():
            await asyncio.gather(rude(), polite())
        """,
        tmp_path,
    )
    assert [state for state, *_ in run.story("polite")] == ["wait", "late"]
    assert [state for state, *_ in run.story("rude")] == ["wait", "block"]


def test_idle_loop_and_waiting_task(tmp_path: Path) -> None:
    run = program(
        """
        async def main():
            await asyncio.sleep(0.1)
            await asyncio.sleep(0)
        """,
        tmp_path,
    )
    assert run.story("main") == [("wait", "asyncio.sleep(0.1)", 3)]
    assert ("idle", "event loop waits", None) in run.story("MainThread")
    ready = [
        segment[3:] for segment in run.lane("main").segments if segment.state == "ready"
    ]
    assert ("asyncio.sleep(0)", 4) in ready


@pytest.mark.parametrize(
    ("made", "ends", "waits", "reason"),
    [
        ("x = asyncio.Queue()", "x.put_nowait(1)", "x.get()", "Queue.get"),
        ("x = asyncio.Event()", "x.set()", "x.wait()", "Event.wait"),
        ("x = asyncio.Future()", "x.set_result(1)", "x", "Future"),
        ("x = asyncio.Semaphore(0)", "x.release()", "x.acquire()", "Semaphore.acquire"),
    ],
)
def test_who_wakes_whom(
    made: str, ends: str, waits: str, reason: str, tmp_path: Path
) -> None:
    run = program(
        f"""
        async def waiter(x):
            await {waits}
        async def waker(x):
            await asyncio.sleep(0.1)
            {ends}
        async def main():
            {made}
            await asyncio.gather(waiter(x), waker(x))
        """,
        tmp_path,
    )
    assert run.story("waiter") == [("wait", reason, 3)]
    assert ("Task-3 waker", "Task-2 waiter", "wake") in run.arrows()


def test_awaited_task(tmp_path: Path) -> None:
    run = program(
        """
        async def child():
            await asyncio.sleep(0.1)
        async def main():
            await asyncio.create_task(child(), name="kid")
        """,
        tmp_path,
    )
    assert run.story("main") == [("wait", "task kid", 5)]
    assert run.story("kid child") == [("wait", "asyncio.sleep(0.1)", 3)]


def test_to_thread_and_back(tmp_path: Path) -> None:
    run = program(
        """
        def work():
            time.sleep(0.1)
        async def main():
            await asyncio.to_thread(work)
        """,
        tmp_path,
    )
    assert run.story("main") == [("wait", "asyncio.to_thread", 5)]
    assert run.story("asyncio_0")[0] == ("block", "time.sleep(0.1)", 3)
    assert {
        ("Task-1 main", "asyncio_0", "job"),
        ("asyncio_0", "Task-1 main", "result"),
    } <= run.arrows()
    assert [lane.name for lane in run.run.lanes] == [
        "MainThread",
        "Task-1 main",
        "asyncio_0",
    ]


def test_threads_hand_over_to_a_loop_in_another_thread(tmp_path: Path) -> None:
    source = """
        async def answer():
            await asyncio.sleep(0.2)
        loop = asyncio.new_event_loop()
        threading.Thread(target=loop.run_forever, name="loop", daemon=True).start()
        asyncio.run_coroutine_threadsafe(answer(), loop).result()
        async def main():
            await asyncio.sleep(0.1)
            loop.call_soon_threadsafe(print, "posted")
            await asyncio.sleep(0.1)
        """
    run = program(source, tmp_path)
    assert ("block", "Future.result", 6) in run.story("MainThread")
    names = {lane.id: lane.name for lane in run.run.lanes}
    (answer,) = (n for n in names.values() if n.endswith(" answer"))
    (main,) = (n for n in names.values() if n.endswith(" main"))
    assert run.lane("answer").parent == run.lane("loop").id
    assert run.lane("main").parent == run.lane("MainThread").id
    assert {
        ("MainThread", answer, "run_coroutine_threadsafe"),
        ("loop", "MainThread", "result"),
        (main, "loop", "call_soon_threadsafe"),
    } <= run.arrows()


def test_how_tasks_end(tmp_path: Path) -> None:
    run = program(
        """
        async def cancelled():
            await asyncio.sleep(5)
        async def failing():
            await asyncio.sleep(0)
            raise ValueError
        async def main():
            tasks = [asyncio.create_task(f()) for f in (cancelled, failing)]
            await asyncio.sleep(0.1)
            tasks[0].cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        """,
        tmp_path,
    )
    assert run.lane("cancelled").result == "cancelled"
    assert run.lane("failing").result == "raised ValueError"
    assert run.lane("main").result is None
