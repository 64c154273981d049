"""Report the longest silence of an event loop while a job runs."""

import asyncio
import time

STALL = 0.3


async def in_the_middle():
    await asyncio.sleep(0.1)
    time.sleep(STALL)
    await asyncio.sleep(0.1)


async def at_once():
    time.sleep(STALL)
    await asyncio.sleep(0.1)


async def at_the_end():
    await asyncio.sleep(0.1)
    time.sleep(STALL)


async def beat_too(gaps):
    """Only await, for a second, and note how late a busy machine makes that."""
    end = time.perf_counter() + 1
    while (begun := time.perf_counter()) < end:
        await asyncio.sleep(0.01)
        gaps.append(time.perf_counter() - begun)


async def fails():
    await asyncio.sleep(0)
    raise LookupError("the job failed")


async def left_by(answer):
    """Return whether a failure of the job came through, and the tasks left behind."""
    try:
        await answer.longest_gap(fails)
    except LookupError:
        raised = True
    else:
        raised = False
    await asyncio.sleep(0.05)
    return raised, asyncio.all_tasks() - {asyncio.current_task()}


def check(answer):
    def gap(job):
        return asyncio.run(answer.longest_gap(job))

    assert gap(in_the_middle) >= STALL, (
        "a stall in the middle of the job was not reported: an average or a median of "
        "many short gaps hides a long one"
    )
    assert gap(at_once) >= STALL, (
        "a stall at the very start was not reported: the heart had not begun to beat "
        "when the job blocked, so nobody saw that gap begin"
    )
    assert gap(at_the_end) >= STALL, (
        "a stall at the very end was not reported: the last gap was still open when the "
        "job ended, and it counts too"
    )
    own = []
    found = gap(lambda: beat_too(own))
    assert found < 0.2 + 2 * max(own), (
        "a job that only awaits was reported as a stall: let the heart beat meanwhile"
    )
    raised, left = asyncio.run(left_by(answer))
    assert raised, "the job's exception has to reach the caller"
    assert not left, "the heart beats on after a job that failed: end it in a `finally`"
