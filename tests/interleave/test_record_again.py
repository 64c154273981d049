"""A recording leaves the process as it found it, so that another can follow."""

import json
from pathlib import Path
from textwrap import dedent

import pytest
from recorded import Recorded, record, run_program

from interleave.compare import differences
from interleave.durations import of_time
from interleave.run import Run
from interleave.tallies import Tallied

SNAPSHOTS = """
    import sys, warnings
    from types import ModuleType
    from interleave import recorder

    warnings.simplefilter("ignore")  # it looks at the library's deprecated names as well
    OURS = "__main__", "interleave"

    def snapshot():
        modules = [
            module for module in sys.modules.values()
            if isinstance(module, ModuleType)
            and module.__name__.partition(".")[0] not in OURS
        ]
        classes = {
            value for module in modules for value in vars(module).values()
            if issubclass(type(value), type)
        }
        return {
            (owner.__name__, id(owner), name): value
            for owner in [*modules, *classes] for name, value in vars(owner).items()
        } | {("stdout", 0, name): value for name, value in vars(sys.stdout).items()}

    def changes(old, new):
        return sorted(
            f"{key[0]}.{key[2]}" for key in old.keys() | new.keys()
            if old.get(key) is not new.get(key)
        )

    before = snapshot()
    recorder.start(__file__)
    during = snapshot()
    recorder.stop()
    after = snapshot()
    print(*changes(before, during))
    print(*changes(before, after))
"""

BUSY = """
    import asyncio, queue, threading, time
    from concurrent.futures import ThreadPoolExecutor

    lock, items, simple = threading.Lock(), queue.Queue(), queue.SimpleQueue()

    def give():
        time.sleep(0.1)
        with lock:
            items.put(1)
            simple.put(2)
            time.sleep(0.1)

    def take():
        taken = items.get(), simple.get()
        with lock:
            print("take", *taken)

    def fail():
        time.sleep(0.1)
        raise ValueError

    threads = [threading.Thread(target=f, name=f.__name__) for f in (give, take)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    with ThreadPoolExecutor(1, "pool") as pool:
        pool.submit(fail).exception()

    async def wait(event):
        await event.wait()
        print("come")

    async def main():
        event = asyncio.Event()
        waiter = asyncio.create_task(wait(event), name="waiter")
        await asyncio.to_thread(time.sleep, 0.1)
        await asyncio.sleep(0.1)
        event.set()
        await waiter
        print("no newline", end="")

    async def named():
        await asyncio.create_task(main(), name="all")

    loop = asyncio.new_event_loop()
    loop.run_until_complete(loop.create_task(named(), name="first"))
    loop.close()
"""

TWICE = """
    import json, runpy, sys
    from pathlib import Path
    from interleave import recorder

    def once():
        recorder.start("program.py")
        runpy.run_path("program.py", run_name="__main__")
        return recorder.stop().to_json()

    runs = [once(), once(), once()]
    Path("runs.json").write_text(json.dumps(runs))
"""


def run_probe(source: str, folder: Path) -> str:
    """What a program prints that uses the recorder in its own process."""
    (folder / "probe.py").write_text(dedent(source).lstrip("\n"))
    done = run_program(["probe.py"], folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_everything_is_put_back(tmp_path: Path) -> None:
    during, after = run_probe(SNAPSHOTS, tmp_path).split("\n")[:2]
    assert after == ""
    replaced = {
        "BaseEventLoop._call_soon",
        "BaseEventLoop.call_soon_threadsafe",
        "BaseEventLoop.create_task",
        "BaseProcess.start",
        "Handle._run",
        "Popen.__init__",
        "Queue._put",
        "SelectSelector.select",
        "Thread.start",
        "_WorkItem.run",
        "_thread.allocate_lock",
        "builtins.input",
        "queue.SimpleQueue",
        "select.select",
        "socket.connect",
        "socket.getaddrinfo",
        "stdout.write",
        "threading.Lock",
        "threading._shutdown",
        "time.sleep",
        "traceback.walk_stack",
    }
    assert replaced <= set(during.split())


def test_recordings_in_one_process_are_like_the_first(tmp_path: Path) -> None:
    fresh = record(dedent(BUSY), tmp_path).run
    run_probe(TWICE, tmp_path)
    forms = json.loads((tmp_path / "runs.json").read_text())
    for run in map(Run.from_json, forms):
        assert [lane.id for lane in run.lanes] == list(range(len(run.lanes)))
        first, again = Tallied(fresh), Tallied(run)
        found = {*differences(fresh, run), *differences(run, fresh)}
        # On a busy machine one of them can take many times as long.
        assert found <= {*of_time(first, again), *of_time(again, first)}
        assert Recorded(run).arrows() >= {
            ("MainThread", "give", "start"),
            ("give", "take", "queue"),
            ("MainThread", "pool_0", "job"),
            ("all main", "waiter wait", "wake"),
            ("asyncio_0", "all main", "result"),
        }


def test_what_the_program_replaced_stays_and_is_not_recorded(tmp_path: Path) -> None:
    probe = """
        import time
        from interleave import recorder
        from interleave.recorder import log

        recorder.start(__file__)
        ours = time.sleep
        def longer(seconds):
            ours(seconds + 0.1)
        time.sleep = longer
        time.sleep(0.1)
        first = recorder.stop()
        entries = len(log.changes)
        time.sleep(0.1)
        print(time.sleep is longer, len(log.changes) == entries > 1)
        recorder.start(__file__)
        print(len(log.changes))
        second = recorder.stop()
        for run in (first, second):
            print([list(s[2:]) for s in run.lanes[0].segments if s.state == "block"])
        """
    stays, begun, first, second = run_probe(probe, tmp_path).splitlines()
    assert stays == "True True"
    assert begun == "1"
    assert first == "[['block', 'time.sleep(0.2)', 8]]"
    assert second == "[]"


def test_a_thread_that_lives_on_has_a_lane_in_the_next_recording(
    tmp_path: Path,
) -> None:
    probe = """
        import queue, threading, time
        from interleave import recorder

        asked, told = queue.Queue(), queue.Queue()
        def answer():
            while asked.get() is not None:
                told.put(1)
            time.sleep(0.2)
        recorder.start(__file__)
        thread = threading.Thread(target=answer, name="answers")
        thread.start()
        recorder.stop()
        recorder.start(__file__)
        asked.put(1)
        told.get()
        asked.put(None)
        thread.join()
        run = recorder.stop()
        names = [lane.name for lane in run.lanes]
        print(*sorted(names))
        print(all({a.source, a.target} == {0, 1} for a in run.arrows))
        """
    assert run_probe(probe, tmp_path) == "MainThread answers\nTrue\n"


@pytest.mark.parametrize(
    ("calls", "says"),
    [
        ("start('a'); recorder.start('b')", "is being recorded already: call stop()"),
        ("stop()", "is not being recorded: call start()"),
        ("start('a'); recorder.stop(); recorder.stop()", "call start()"),
    ],
)
def test_start_and_stop_follow_each_other(
    calls: str, says: str, tmp_path: Path
) -> None:
    source = f"from interleave import recorder\nrecorder.{calls}\n"
    (tmp_path / "probe.py").write_text(source)
    done = run_program(["probe.py"], tmp_path)
    assert done.returncode == 1
    assert says in done.stderr.splitlines()[-1]
    assert done.stderr.splitlines()[-1].startswith("RuntimeError: this process is ")
