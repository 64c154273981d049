"""Each state of a thread, with its reason, its line and who ended it."""

from pathlib import Path
from textwrap import dedent

import pytest
from recorded import record

HEAD = "import queue, socket, subprocess, sys, threading, time\n"
TWO = """\
def first():
    {first}
def second():
    {second}
threads = [threading.Thread(target=f, name=f.__name__) for f in (first, second)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
"""


def test_sleep_and_join(tmp_path: Path) -> None:
    run = record(HEAD + TWO.format(first="time.sleep(0.1)", second="pass"), tmp_path)
    assert run.story("first") == [("block", "time.sleep(0.1)", 3)]
    assert run.story("MainThread")[0] == ("block", "join first", 8)
    assert {
        ("MainThread", "first", "start"),
        ("first", "MainThread", "join"),
    } <= run.arrows()


@pytest.mark.parametrize(
    ("made", "ends", "waits", "reason", "kind"),
    [
        (
            "event = threading.Event()",
            "event.set()",
            "event.wait()",
            "Event.wait",
            "wake",
        ),
        ("q = queue.Queue()", "q.put(1)", "q.get()", "Queue.get", "queue"),
        ("q = queue.Queue(1); q.put(0)", "q.get()", "q.put(1)", "Queue.put", "queue"),
        ("q = queue.SimpleQueue()", "q.put(1)", "q.get()", "SimpleQueue.get", "queue"),
        (
            "s = threading.Semaphore(0)",
            "s.release()",
            "s.acquire()",
            "Semaphore.acquire",
            "wake",
        ),
        ("b = threading.Barrier(2)", "b.wait()", "b.wait()", "Barrier.wait", "wake"),
        (
            "lock = threading.Lock(); lock.acquire()",
            "lock.release()",
            "lock.acquire()",
            "Lock.acquire",
            "wake",
        ),
    ],
)
def test_who_waits_and_who_ends_it(
    made: str, ends: str, waits: str, reason: str, kind: str, tmp_path: Path
) -> None:
    program = HEAD + TWO.format(first=f"time.sleep(0.2); {ends}", second=waits) + "\n"
    program = program.replace("def first", f"{made}\ndef first")
    run = record(program, tmp_path)
    assert run.story("second") == [("block", reason, 6)]
    assert ("first", "second", kind) in run.arrows()


def test_with_lock(tmp_path: Path) -> None:
    for made in ("Lock", "RLock"):
        source = f"""\
            import threading, time
            lock = threading.{made}()
            def work():
                with lock:
                    time.sleep(0.2)
            threads = [threading.Thread(target=work, name=n) for n in ("a", "b")]
            [thread.start() for thread in threads]
            [thread.join() for thread in threads]
            """
        run = record(dedent(source), tmp_path)
        sleeps = ("block", "time.sleep(0.2)", 5)
        stories = sorted([run.story("a"), run.story("b")], key=len)
        assert stories == [[sleeps], [("block", f"{made}.acquire", 4), sleeps]]
        assert {("a", "b", "wake"), ("b", "a", "wake")} & run.arrows()


def test_free_lock_is_no_story(tmp_path: Path) -> None:
    run = record("import threading\nwith threading.Lock():\n    print(1)\n", tmp_path)
    assert run.story("MainThread") == []
    assert run.prints() == [("MainThread", "1", 3)]


def test_sockets(tmp_path: Path) -> None:
    both = "a, b = socket.socketpair()\n"
    program = TWO.format(first="time.sleep(0.2); a.sendall(b'x')", second="b.recv(1)")
    run = record(HEAD + both + program, tmp_path)
    assert run.story("second") == [("block", "socket.recv", 6)]


def test_child_process_is_one_lane(tmp_path: Path) -> None:
    source = HEAD + "subprocess.run([sys.executable, '-c', 'pass'])\n"
    run = record(source, tmp_path)
    (child,) = (lane for lane in run.run.lanes if lane.kind == "process")
    assert [segment[2:] for segment in child.segments] == [("unknown", "process", 2)]
    assert ("block", "subprocess.run", 2) in run.story("MainThread")


def test_multiprocessing(tmp_path: Path) -> None:
    source = """\
        import multiprocessing, time
        if __name__ == "__main__":
            context = multiprocessing.get_context("spawn")
            child = context.Process(target=time.sleep, args=(0.1,), name="child")
            child.start()
            child.join()
        """
    run = record(dedent(source), tmp_path)
    assert run.lane("child").kind == "process"
    assert run.story("MainThread")[-1] == ("block", "join child", 6)


def test_pool(tmp_path: Path) -> None:
    source = """\
        import time
        from concurrent.futures import ThreadPoolExecutor
        def fetch():
            time.sleep(0.1)
        def fail():
            time.sleep(0.1)
            raise ValueError
        with ThreadPoolExecutor(1) as pool:
            job = pool.submit(fetch)
            job.result()
            time.sleep(0.1)
            pool.submit(fail).exception()
        """
    run = record(dedent(source), tmp_path)
    worker = "ThreadPoolExecutor-0_0"
    assert run.story(worker)[:2] == [
        ("block", "time.sleep(0.1)", 4),
        ("idle", "waits for a job", None),
    ]
    assert run.story("MainThread")[:3] == [
        ("block", "Future.result", 10),
        ("block", "time.sleep(0.1)", 11),
        ("block", "Future.exception", 12),
    ]
    reasons = [segment.reason for segment in run.lane(worker).segments]
    assert {"fetch", "fail raised ValueError"} <= set(reasons)
    assert {("MainThread", worker, "job"), (worker, "MainThread", "result")} <= (
        run.arrows()
    )


def test_raising_thread_and_the_wait_at_exit(tmp_path: Path) -> None:
    source = """\
        import threading, time
        threading.excepthook = lambda args: print(args.exc_type.__name__)
        def fail():
            time.sleep(0.1)
            raise KeyError
        threading.Thread(target=fail, name="fails").start()
        """
    run = record(dedent(source), tmp_path)
    assert run.lane("fails").result == "raised KeyError"
    assert run.story("MainThread") == [("block", "exit waits for threads", None)]
    assert run.prints() == [("fails", "KeyError", 2)]


def test_prints_are_whole_lines_by_lane(tmp_path: Path) -> None:
    source = "print('a', end='')\nprint('b\\nc')\nprint('d', end='')\n"
    run = record(source, tmp_path)
    assert [(text, line) for _, text, line in run.prints()] == [
        ("ab", 2),
        ("c", 2),
        ("d", None),
    ]
