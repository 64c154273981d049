"""Give each of three steps its own door: a thread, a process, the loop itself."""

import asyncio
import threading
from concurrent.futures import Executor, Future

NAMES = ["tea", "coffee", "milk"]


def check(answer):
    saw = Saw(len(NAMES))
    found = asyncio.run(saw.run(answer))
    assert not saw.read_in_loop, (
        "`read` blocks, and it was called in the loop's thread: nothing else can go on "
        "meanwhile"
    )
    assert not saw.read_in_pool, (
        "`read` was given to the pool of processes: it waits, and needs no core of its "
        "own"
    )
    assert not saw.counted_elsewhere, (
        "`count` was not run by the pool: Python code that computes takes turns in "
        "threads"
    )
    assert not saw.frozen, (
        "the loop stood still while the pool counted: await the pool's answer, as "
        "`loop.run_in_executor` lets you do"
    )
    assert not saw.alone, (
        "the names are handled one after another: start all before you await one"
    )
    expected = [f"{len(name)} published" for name in NAMES]
    assert list(found) == expected, (
        f"the answers have to be {expected}, in the order of the names, not {found}"
    )


class Saw(Executor):
    """The three steps and the pool; notes where each step runs and whether it is alone."""

    def __init__(self, count):
        self.read_in_loop = self.read_in_pool = self.counted_elsewhere = False
        self.frozen = self.alone = False
        self.reading = threading.Barrier(count)
        self.counting = threading.Barrier(count)
        self.missing = count
        self.all_publish = asyncio.Event()
        self.here = threading.local()

    async def run(self, answer):
        self.loop = asyncio.get_running_loop()
        steps = (self.read, self.count, self.publish, self)
        return await answer.report(NAMES, *steps)

    def meet(self, barrier):
        try:
            barrier.wait(1)
        except threading.BrokenBarrierError:
            self.alone = True

    def read(self, name):
        if getattr(self.here, "is_worker", False):
            self.read_in_pool = True
            return name
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            self.meet(self.reading)
        else:
            self.read_in_loop = True
        return name

    def count(self, text):
        if not getattr(self.here, "is_worker", False):
            self.counted_elsewhere = True
        return len(text)

    async def publish(self, total):
        self.missing -= 1
        if not self.missing:
            self.all_publish.set()
        try:
            limit = 0 if self.alone else 1
            await asyncio.wait_for(self.all_publish.wait(), limit)
        except TimeoutError:
            self.alone = True
        return f"{total} published"

    def submit(self, function, /, *args, **kwargs):
        future = Future()
        job = (future, function, args, kwargs)
        threading.Thread(target=self.work, args=job, daemon=True).start()
        return future

    def work(self, future, function, args, kwargs):
        self.here.is_worker = True
        moves = threading.Event()
        self.loop.call_soon_threadsafe(moves.set)
        self.frozen = self.frozen or not moves.wait(1)
        if function == self.count:
            self.meet(self.counting)
        try:
            future.set_result(function(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
