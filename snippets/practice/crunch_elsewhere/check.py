"""Crunch pages in a pool of processes while the loop goes on."""

import asyncio
import pickle
import threading
from concurrent.futures import Executor, Future

UNUSED = "no page was crunched in the pool: let `handle` run `crunch` there"
FROZEN = (
    "the loop stood still while a page was crunched: await the pool's answer, "
    "as `loop.run_in_executor` lets you do"
)
ALONE = "the pages are crunched one after another: start all before you await one"
EACH = "{} pages were crunched in {} calls of the pool: give it one call for each page"
HERE = (
    "the pool got no page to crunch, or returned no number: let it do all of the "
    "computing"
)
ORDER = "the answers have to be {}, in the order of the names, not {}"
NO_NAME = (
    "a worker gets a function by its name, and this one has none it could "
    "import: use a function at the top of the file ({})"
)
COROUTINE = (
    "a worker gets a function and calls it, and has no loop to await the "
    "coroutine: make `crunch` a plain function"
)


def check(answer):
    async def fetch(name):
        await asyncio.sleep(0)
        return name * 3

    answer.fetch = fetch
    for names in (["a", "b", "c"], ["d", "a", "d", "c"], []):
        check_names(answer, names)


def check_names(answer, names):
    pool = Saw(names)
    found = asyncio.run(pool.watch(answer.handle_all(names, pool)))
    assert pool.calls or not names, UNUSED
    assert not pool.frozen, FROZEN
    assert len(pool.calls) == len(names), EACH.format(len(names), len(pool.calls))
    assert not pool.alone, ALONE
    expected = [crunch(name * 3) for name in names]
    assert sorted(map(str, pool.answers)) == sorted(map(str, expected)), HERE
    pages = all(any(name * 3 in given for given in pool.given) for name in names)
    assert pages, HERE
    found = list(found) if isinstance(found, tuple) else found
    assert found == expected, ORDER.format(expected, found)


def crunch(page, rounds=2_000):
    number = 0
    for _ in range(rounds):
        for letter in page:
            number = (number * 31 + ord(letter)) % 1_000_003
    return number


class Saw(Executor):
    """Pickles as a process pool does; notes whether calls overlap and the loop goes on.

    Calls that are there together end in the opposite order of their names.
    """

    def __init__(self, names):
        self.calls, self.alone, self.frozen = [], [], []
        self.given, self.answers = [], []
        self.all_in = threading.Barrier(max(1, len(names)))
        self.places = list(enumerate(names))
        self.ended = [threading.Event() for _ in names]
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
        job = (self.place_of(args), future, function, args, options)
        threading.Thread(target=self.run, args=job).start()
        return future

    def place_of(self, args):
        """Return the place of the page in the list of names; -1 if there is none."""
        for place, name in self.places:
            if name * 3 in repr(args):
                self.places.remove((place, name))
                return place
        return -1

    def run(self, place, future, function, args, options):
        if not self.beat.wait(1):
            self.frozen.append(function)
        elif not self.alone:
            try:
                self.all_in.wait(1)
            except threading.BrokenBarrierError:
                self.alone.append(function)
            else:
                for later in self.ended[place + 1 : place + 2] if place >= 0 else []:
                    later.wait(1)
        try:
            future.set_result(self.work(function, args, options))
        except BaseException as error:
            future.set_exception(error)
        if place >= 0:
            self.ended[place].set()

    def work(self, *call):
        try:
            given = pickle.dumps(call)
            function, args, options = pickle.loads(given)
        except Exception as error:
            raise AssertionError(NO_NAME.format(error)) from None
        self.given.append(repr((function, args, options)))
        result = function(*args, **options)
        if asyncio.iscoroutine(result):
            result.close()
            raise AssertionError(COROUTINE)
        self.answers.append(result)
        return pickle.loads(pickle.dumps(result))
