"""Crunch pages in a pool of processes while the loop goes on."""

import asyncio
import pickle
import threading
from concurrent.futures import Executor, Future

NAMES = ["a", "b", "c"]


def check(answer):
    async def fetch(name):
        await asyncio.sleep(0)
        return name * 3

    answer.fetch = fetch
    pool = Saw(len(NAMES))
    found = asyncio.run(pool.watch(answer.handle_all(NAMES, pool)))
    assert pool.calls, (
        "no page was crunched in the pool: let `handle` run `crunch` there"
    )
    assert not pool.frozen, (
        "the loop stood still while a page was crunched: await the pool's answer, "
        "as `loop.run_in_executor` lets you do"
    )
    assert not pool.alone, (
        "the pages are crunched one after another: start all before you await one"
    )
    assert len(pool.calls) == len(NAMES), (
        f"{len(NAMES)} pages were crunched in {len(pool.calls)} calls of the pool: "
        "give it one call for each page"
    )
    expected = [crunch(name * 3) for name in NAMES]
    assert list(found) == expected, (
        f"the answers have to be {expected}, in the order of the names, not {found}"
    )


def crunch(page, rounds=2_000):
    number = 0
    for _ in range(rounds):
        for letter in page:
            number = (number * 31 + ord(letter)) % 1_000_003
    return number


class Saw(Executor):
    """Pickles as a process pool does; notes whether calls overlap and the loop goes on."""

    def __init__(self, expected):
        self.calls, self.alone, self.frozen = [], [], []
        self.all_in = threading.Barrier(expected)
        self.beat = threading.Event()

    async def watch(self, work):
        pulse = asyncio.create_task(self.heartbeat())
        try:
            return await work
        finally:
            pulse.cancel()

    async def heartbeat(self):
        while True:
            await asyncio.sleep(0.005)
            if self.calls:
                self.beat.set()

    def submit(self, function, /, *args, **options):
        self.calls.append(function)
        self.beat.clear()
        future = Future()
        threading.Thread(
            target=self.run, args=(future, function, args, options)
        ).start()
        return future

    def run(self, future, function, args, options):
        if not self.beat.wait(1):
            self.frozen.append(function)
        else:
            try:
                self.all_in.wait(1)
            except threading.BrokenBarrierError:
                self.alone.append(function)
        try:
            future.set_result(self.work(function, args, options))
        except BaseException as error:
            future.set_exception(error)

    def work(self, *call):
        try:
            function, args, options = pickle.loads(pickle.dumps(call))
        except Exception as error:
            raise AssertionError(
                "a worker gets a function by its name, and this one has none it could "
                f"import: use a function at the top of the file ({error})"
            ) from None
        result = function(*args, **options)
        if asyncio.iscoroutine(result):
            result.close()
            raise AssertionError(
                "a worker gets a function and calls it, and has no loop to await the "
                "coroutine: make `crunch` a plain function"
            )
        return pickle.loads(pickle.dumps(result))
