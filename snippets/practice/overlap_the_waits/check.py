"""Let three waits overlap, in threads and in asyncio."""

import asyncio
import threading
from functools import partial

from practice.calls import Call, impatient
from practice.quick_loop import run, settle

JOBS, MANY = 5, 40
NEXT = (
    "does not start a job before the one before it has ended: start all of them, "
    "then wait for each"
)
LEFT = "returned while its jobs were still running: wait for each of them"
SOME = "returned when some of its jobs had ended, and not all: wait for each of them"
ONCE = "has to run each of its jobs once"


def check(answer):
    with impatient(answer):
        check_threads(answer.in_threads)
    check_many_threads(answer.in_threads)
    run(check_asyncio(answer.in_asyncio))


def check_threads(in_threads):
    # Side by side, one call for each job that ends last.
    held = [HeldThreads(in_threads, last) for last in range(JOBS)]
    alone = not all(one.together() for one in held)
    left = not alone and any(one.call.ended(0.05) for one in held)
    for one in held:
        one.may_end.set()
    some = not (alone or left) and any(one.call.ended(0.05) for one in held)
    for one in held:
        one.last_may_end.set()
        one.call.result()
    assert not alone, f"in_threads {NEXT}"
    assert not left, f"in_threads {LEFT}"
    assert not some, f"in_threads {SOME}"
    assert all(sorted(one.begun) == [*range(JOBS)] for one in held), (
        f"in_threads {ONCE}"
    )


def check_many_threads(in_threads):
    held = HeldThreads(in_threads, last=0, jobs=MANY)
    together = held.together()
    held.may_end.set()
    held.last_may_end.set()
    held.call.result()
    assert together, (
        f"in_threads does not start all of {MANY} jobs before it waits: a pool has a "
        "limit, so give it a worker for each job"
    )


class HeldThreads:
    """A call of `in_threads` whose jobs meet; then all but one end."""

    def __init__(self, in_threads, last, jobs=JOBS):
        self.meet = threading.Barrier(jobs + 1)
        self.may_end, self.last_may_end = threading.Event(), threading.Event()
        self.begun = []
        jobs = [partial(self.job, number, last) for number in range(jobs)]
        self.call = Call(in_threads, jobs)

    def job(self, number, last):
        self.begun.append(number)
        if self.together():
            (self.last_may_end if number == last else self.may_end).wait()

    def together(self):
        try:
            self.meet.wait(1)
        except threading.BrokenBarrierError:
            return False
        return True


async def check_asyncio(in_asyncio):
    for last in range(JOBS):
        await check_last_task(in_asyncio, last)


async def check_last_task(in_asyncio, last):
    begun, ended = [], []
    may_end = [asyncio.Event() for _ in range(JOBS)]

    async def job(number):
        begun.append(number)
        await may_end[number].wait()
        ended.append(number)

    jobs = [partial(job, number) for number in range(JOBS)]
    caller = asyncio.create_task(in_asyncio(jobs))
    await settle()
    together, left = len(begun) >= JOBS, caller.done()
    for number in set(range(JOBS)) - {last}:
        may_end[number].set()
    await settle()
    some = caller.done()
    may_end[last].set()
    await caller
    assert together or left, f"in_asyncio {NEXT}"
    assert not left, f"in_asyncio {LEFT}"
    assert not some, f"in_asyncio {SOME}"
    assert sorted(ended) == [*range(JOBS)], f"in_asyncio {ONCE}"
