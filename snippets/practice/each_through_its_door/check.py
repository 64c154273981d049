"""Give each of three steps its own door: a thread, a process, the loop itself."""

import asyncio
import threading
from concurrent.futures import Executor, Future

READ_HERE = (
    "`read` blocks, and it was called in the loop's thread: nothing else can go on "
    "meanwhile"
)
READ_IN_POOL = (
    "`read` was given to the pool of processes: it waits, and needs no core of its own"
)
COUNTED_ELSEWHERE = (
    "`count` was not run by the pool: Python code that computes takes turns in threads"
)
PUBLISHED_ELSEWHERE = (
    "`publish` is a coroutine, and it ran in another loop: await it in the one there is"
)
FROZEN = (
    "the loop stood still while the pool counted: await the pool's answer, as "
    "`loop.run_in_executor` lets you do"
)
FROZEN_BY_READ = (
    "the loop stood still while threads were reading: await each thread's answer, as "
    "`asyncio.to_thread` lets you do"
)
ALONE = "the names are handled one after another: start all before you await one"
ONCE = "each step has to be made once for each name, and `{}` was made {} times, not {}"
ORDER = "the answers have to be {}, in the order of the names, not {}"


def check(answer):
    for names in (["tea", "coffee", "milk"], ["iced tea", "tea", "tea"], []):
        check_names(answer, names)


def check_names(answer, names):
    saw = Saw(names)
    found = asyncio.run(saw.run(answer))
    assert not saw.read_in_loop, READ_HERE
    assert not saw.read_in_pool, READ_IN_POOL
    assert not saw.counted_elsewhere, COUNTED_ELSEWHERE
    assert not saw.published_elsewhere, PUBLISHED_ELSEWHERE
    assert not saw.frozen_by_read, FROZEN_BY_READ
    assert not saw.frozen, FROZEN
    assert not saw.alone, ALONE
    for step, times in saw.steps.items():
        assert times == len(names), ONCE.format(step, times, len(names))
    expected = [f"{len(name) + 5} published" for name in names]
    found = list(found) if isinstance(found, tuple) else found
    assert found == expected, ORDER.format(expected, found)


class Saw(Executor):
    """The three steps and the pool; notes where each step runs and whether it is alone.

    Steps that are there together end in the opposite order of the names.
    """

    def __init__(self, names):
        self.names = names
        self.read_in_loop = self.read_in_pool = self.counted_elsewhere = False
        self.published_elsewhere = self.frozen = self.frozen_by_read = False
        self.alone = False
        self.steps = dict.fromkeys(("read", "count", "publish"), 0)
        self.counts = threading.Lock()
        self.reading = threading.Barrier(max(1, len(names)))
        self.counting = threading.Barrier(max(1, len(names)))
        self.all_publish = asyncio.Event()
        self.here = threading.local()

    async def run(self, answer):
        self.loop = asyncio.get_running_loop()
        steps = (self.read, self.count, self.publish, self)
        return await answer.report(self.names, *steps)

    def meet(self, barrier):
        try:
            barrier.wait(0 if self.alone else 1)
        except threading.BrokenBarrierError:
            self.alone = True

    def note(self, step):
        with self.counts:
            self.steps[step] += 1

    def loop_moves(self):
        moves = threading.Event()
        self.loop.call_soon_threadsafe(moves.set)
        return moves.wait(1)

    def read(self, name):
        self.note("read")
        if getattr(self.here, "is_worker", False):
            self.read_in_pool = True
        elif threading.current_thread() is threading.main_thread():
            self.read_in_loop = True
        else:
            self.frozen_by_read = self.frozen_by_read or not self.loop_moves()
            self.meet(self.reading)
        return f"{name} read"

    def count(self, text):
        self.note("count")
        if getattr(self.here, "is_worker", False):
            self.meet(self.counting)
        else:
            self.counted_elsewhere = True
        return len(text)

    async def publish(self, total):
        self.note("publish")
        if asyncio.get_running_loop() is not self.loop:
            self.published_elsewhere = True
            return ""
        if self.steps["publish"] == len(self.names):
            self.all_publish.set()
        try:
            await asyncio.wait_for(self.all_publish.wait(), 0 if self.alone else 1)
        except TimeoutError:
            self.alone = True
        for _ in range(20 - total):  # the longest name ends first
            await asyncio.sleep(0)
        return f"{total} published"

    def submit(self, function, /, *args, **kwargs):
        future = Future()
        job = (future, function, args, kwargs)
        threading.Thread(target=self.work, args=job, daemon=True).start()
        return future

    def work(self, future, function, args, kwargs):
        self.here.is_worker = True
        self.frozen = self.frozen or not self.loop_moves()
        try:
            future.set_result(function(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
