"""Records a tiny program for each state and reason and looks at its picture."""

import textwrap

import pytest

from interleave.render import timeline
from interleave.render.words import BREAK
from tests.interleave.drawn import (
    SVG,
    assert_true_to,
    endings,
    lanes_by_name,
    middle,
    parse,
    plot,
    table_rows,
)
from tests.interleave.recorded import record

# The program, the lane to look at, and what one of its segments is and says.
SHOWN = {
    "block: sleep": (
        """
        import time
        time.sleep(0.05)
        """,
        ("MainThread", "block", "blocked: time.sleep(0.05)", f"{BREAK}line 2"),
    ),
    "block: lock": (
        """
        import threading
        lock = threading.Lock()
        lock.acquire()
        threading.Timer(0.05, lock.release).start()
        lock.acquire()
        """,
        ("MainThread", "block", "blocked: Lock.acquire", f"{BREAK}line 5"),
    ),
    "block: join": (
        """
        import threading, time
        worker = threading.Thread(target=time.sleep, args=(0.05,), name="worker")
        worker.start()
        worker.join()
        """,
        ("MainThread", "block", "blocked: join worker", f"{BREAK}line 4"),
    ),
    "block: queue": (
        """
        import queue, threading
        items = queue.Queue()
        threading.Timer(0.05, items.put, ["an item"]).start()
        items.get()
        """,
        ("MainThread", "block", "blocked: Queue.get", f"{BREAK}line 4"),
    ),
    "block: event": (
        """
        import threading
        go = threading.Event()
        threading.Timer(0.05, go.set).start()
        go.wait()
        """,
        ("MainThread", "block", "blocked: Event.wait", f"{BREAK}line 4"),
    ),
    "block: result": (
        """
        import time
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(1) as pool:
            pool.submit(time.sleep, 0.05).result()
        """,
        ("MainThread", "block", "blocked: Future.result", f"{BREAK}line 4"),
    ),
    "run: a job": (
        """
        import time
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(1, "pool") as pool:
            pool.submit(sum, range(100_000)).result()
        """,
        ("pool_0", "run", "running: sum", ""),
    ),
    "wait: sleep": (
        """
        import asyncio
        async def main():
            await asyncio.sleep(0.05)
        asyncio.run(main())
        """,
        ("Task-1 main", "wait", "awaiting: asyncio.sleep(0.05)", f"{BREAK}line 3"),
    ),
    "wait: to_thread": (
        """
        import asyncio, time
        async def main():
            await asyncio.to_thread(time.sleep, 0.05)
        asyncio.run(main())
        """,
        ("Task-1 main", "wait", "awaiting: asyncio.to_thread", f"{BREAK}line 3"),
    ),
    "idle": (
        """
        import asyncio
        asyncio.run(asyncio.sleep(0.05))
        """,
        ("MainThread", "idle", "idle: event loop waits", ""),
    ),
    "ready": (
        """
        import asyncio
        async def main():
            await asyncio.sleep(0)
        asyncio.run(main())
        """,
        ("Task-1 main", "ready", "ready: asyncio.sleep(0)", f"{BREAK}line 3"),
    ),
    "ready: starts": (
        """
        import threading
        threading.Thread(target=print, name="worker").start()
        """,
        ("worker", "ready", "ready: starts", f"{BREAK}line 2"),
    ),
    "unknown: a process": (
        """
        import subprocess, sys
        subprocess.run([sys.executable, "-c", "pass"])
        """,
        ("python", "unknown", "not known: process", f"{BREAK}line 2"),
    ),
    "late": (
        """
        import asyncio, time
        async def main():
            asyncio.get_running_loop().call_later(0.02, time.sleep, 0.1)
            await asyncio.sleep(0.04)
        asyncio.run(main())
        """,
        ("Task-1 main", "late", "late: the event loop is busy", f"{BREAK}line 4"),
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_state_is_drawn_with_its_reason_and_line(name, tmp_path):
    program, (lane, wanted, what, end) = SHOWN[name]
    run = record(textwrap.dedent(program).lstrip(), tmp_path).run
    figure = parse(timeline(run, name, "run"))
    drawn = lanes_by_name(run, figure)[lane]
    assert any(
        shape.kind == wanted
        and f"{BREAK}{what}{BREAK}for " in shape.said
        and shape.said.endswith(end)
        for shape in drawn
    ), drawn
    assert_true_to(run, figure)


ENDS = """
import asyncio
async def fails():
    raise LookupError
async def main():
    forever = asyncio.create_task(asyncio.sleep(9), name="forever")
    fragile = asyncio.create_task(fails(), name="fragile")
    await asyncio.sleep(0.01)
    forever.cancel()
    await asyncio.gather(forever, fragile, return_exceptions=True)
    print("both over")
asyncio.run(main())
"""


def test_cancelled_and_failed_tasks_end_with_a_shape_and_a_word(tmp_path):
    run = record(ENDS.lstrip(), tmp_path).run
    figure = parse(timeline(run, "ends", "run"))
    shapes = endings(figure)
    drawn = lanes_by_name(run, figure).items()
    ended = {n: shapes.get(middle(lane[0])) for n, lane in drawn}
    assert ended.pop("forever sleep") == "cancelled"
    assert ended.pop("fragile fails") == "raised"
    assert set(ended.values()) == {None}
    texts = [text.text for text in plot(figure).iter(f"{SVG}text")]
    assert {"cancelled", "raised LookupError"} <= set(texts)
    whats = [what for _, _, what, *_ in table_rows(figure)]
    assert "hand-off to forever sleep (start)" in whats
    assert {"cancelled", "raised LookupError", "print 1: “both over”"} <= set(whats)
