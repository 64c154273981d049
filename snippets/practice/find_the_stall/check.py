"""Report the longest silence of an event loop while a job runs."""

import asyncio
import threading
import time

STALL = 0.1
MIDDLE = (
    "a stall in the middle of the job was not reported: an average or a median of "
    "many short gaps hides a long one"
)
START = (
    "a stall at the very start was not reported: the heart had not begun to beat "
    "when the job blocked, so nobody saw that gap begin"
)
END = (
    "a stall at the very end was not reported: the last gap was still open when the "
    "job ended, and it counts too"
)
PAUSE = (
    "a stall was not reported when the heart beats once a second: the silence counts as "
    "it is, and the pause is a part of it"
)
LONGEST = "of three stalls the longest counts: not the first, the last or all together"
AWAITS = "a job that only awaits was reported as a stall: let the heart beat meanwhile"
SECONDS = "longest_gap has to return a time in seconds, not {!r}"
RAISES = "the job's exception has to reach the caller"
FAILED = "the heart beats on after a job that failed: end it in a `finally`"
CANCELLED = "the heart beats on after a cancellation: end it in a `finally`"
GOES_ON = "longest_gap was cancelled and did not end as cancelled"
DONE = "the heart beats on after the job has ended: end it in a `finally`"


async def in_the_middle():
    await asyncio.sleep(0.02)
    time.sleep(STALL)
    await asyncio.sleep(0.02)


async def at_once():
    time.sleep(STALL)
    await asyncio.sleep(0.05)


async def at_the_end():
    await asyncio.sleep(0.05)
    time.sleep(STALL)


async def three_times(stalls):
    for part in (1, 2, 1):
        begun = time.perf_counter()
        time.sleep(part * STALL)
        stalls.append(time.perf_counter() - begun)
        await asyncio.sleep(0.05)


async def beat_too(gaps):
    """Only await, for a third of a second, and note how late a busy machine makes that."""
    end = time.perf_counter() + 0.3
    while (begun := time.perf_counter()) < end:
        await asyncio.sleep(0.01)
        gaps.append(time.perf_counter() - begun)


async def fails():
    await asyncio.sleep(0)
    raise LookupError("the job failed")


def check(answer):
    def gap(job):
        found = asyncio.run(answer.longest_gap(job))
        assert isinstance(found, int | float), SECONDS.format(found)
        return found

    assert gap(in_the_middle) >= STALL, MIDDLE
    assert gap(at_once) >= STALL, START
    assert gap(at_the_end) >= STALL, END
    stalls, own = [], []
    found = gap(lambda: beat_too(own))
    assert found < 0.1 + 2 * max(own, default=0), AWAITS
    found = gap(lambda: three_times(stalls))
    assert found < sum(stalls), LONGEST
    slow = asyncio.run(answer.longest_gap(at_once, pause=1))
    assert slow >= STALL, PAUSE
    assert found >= max(stalls), LONGEST
    asyncio.run(check_ends(answer))


async def check_ends(answer):
    assert not await left_after(answer.longest_gap(in_the_middle)), DONE
    failing = asyncio.create_task(answer.longest_gap(fails))
    left = await left_after(asyncio.wait([failing]))
    assert isinstance(failing.exception(), LookupError), RAISES
    assert not left, FAILED
    job = asyncio.create_task(answer.longest_gap(asyncio.Event().wait))
    asyncio.get_running_loop().call_later(0.02, job.cancel)
    left = await left_after(asyncio.wait([job]))
    assert job.cancelled(), GOES_ON
    assert not left, CANCELLED


async def left_after(awaited):
    """Return what goes on afterwards: tasks, threads, or calls that ask for the next."""
    threads = set(threading.enumerate())
    await awaited
    loop, asked = asyncio.get_running_loop(), []
    call_later = loop.call_later

    def noted(*args, **options):
        asked.append(args)
        return call_later(*args, **options)

    loop.call_later = noted
    await asyncio.sleep(0.05)
    loop.call_later = call_later
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    own_sleep = 1
    return tasks or set(threading.enumerate()) - threads or asked[own_sleep:]
