"""Let three waits overlap, in threads and in asyncio."""

import asyncio
import threading

NEXT = (
    "does not start a job before the one before it has ended: start all of them, "
    "then wait for each"
)
LEFT = "returned while its jobs were still running: wait for each of them"


def check(answer):
    check_threads(answer.in_threads)
    asyncio.run(check_asyncio(answer.in_asyncio))


def check_threads(in_threads):
    meet = threading.Barrier(4)
    may_end = threading.Event()
    alone = []

    def job():
        try:
            meet.wait(0.5)
        except threading.BrokenBarrierError:
            alone.append(job)
        may_end.wait()

    caller = threading.Thread(target=in_threads, args=([job] * 3,))
    caller.start()
    try:
        meet.wait(0.5)
    except threading.BrokenBarrierError:
        alone.append(job)
    caller.join(0 if alone else 0.1)
    left = not caller.is_alive()
    may_end.set()
    caller.join()
    assert not alone, f"in_threads {NEXT}"
    assert not left, f"in_threads {LEFT}"


async def check_asyncio(in_asyncio):
    started, ended = [], []
    may_end = asyncio.Event()

    async def job():
        started.append(job)
        await may_end.wait()
        ended.append(job)

    caller = asyncio.create_task(in_asyncio([job] * 3))
    for _ in range(20):  # turns enough to start everything
        await asyncio.sleep(0)
    together, left = len(started) == 3, caller.done()
    may_end.set()
    await caller
    assert together or left, f"in_asyncio {NEXT}"
    assert not left, f"in_asyncio {LEFT}"
    assert len(ended) == 3, "in_asyncio did not run each of its three jobs"
