"""Checks that one time budget covers all questions, and that no answer is lost."""

import asyncio
import time
from contextlib import contextmanager

from practice.quick_loop import run

HOUR = 3600  # longer than a limit that an answer sets
EACH = "All questions together took longer than the budget, and none was stopped."
EARLY = (
    "Questions of 6 seconds each with a budget of {} seconds: all that fit into it have "
    "to be answered, and collect returned {!r}."
)
RUNNING = "The budget was used up, and collect waited on for a question that goes on."
LOST = "An answer was there in time, and collect did not return it."
RAISED = "When the budget is used up, collect must return what it has."
EATEN = "collect was cancelled from outside and returned as if its time were up."
WORKING = "A question was still being asked when collect had returned."
TOGETHER = (
    "Two questions were asked at the same time: ask the next source only when the one "
    "before has answered."
)
LIST = (
    "collect must return a list of the answers in the order of the sources, not {!r}."
)
ERROR = "A {} of a source itself is not the end of the budget: let it through."


def check(answer):
    asyncio.run(check_answers(answer))
    run(check_running(answer))
    asyncio.run(check_budget(answer))
    run(check_cancelled(answer))
    for error in (TimeoutError("the source gave up"), TimeoutError(), ValueError()):
        asyncio.run(check_error(answer, error))


async def check_answers(answer):
    asking, together = [], []

    async def ask(source):
        together.extend(asking)
        asking.append(source)
        await settle()
        asking.remove(source)
        return source.upper()

    for sources in ("abc", "aab", "c", ""):
        answers = await answer.collect(sources, ask, 10)
        assert not together, TOGETHER
        assert answers == list(sources.upper()), LIST.format(answers)


async def check_budget(answer):
    """Ask questions of 6 seconds each, on a clock that moves when nothing else does."""
    clock = [1000.0]

    async def ask(number):
        await asyncio.sleep(6)
        return number

    with patch_clocks(answer, lambda: clock[0]):
        for budget, answered in ((10, 1), (20, 3), (35, 5), (100, 6)):
            collecting = asyncio.create_task(answer.collect(range(6), ask, budget))
            while not collecting.done():
                await settle()
                clock[0] += 1
            assert not isinstance(collecting.exception(), TimeoutError), RAISED
            answers = collecting.result()
            assert len(answers) <= answered, EACH
            assert answers == list(range(answered)), EARLY.format(budget, answers)


@contextmanager
def patch_clocks(answer, clock):
    """Let the loop and the answer read this clock."""
    real = {name: getattr(time, name) for name in ("monotonic", "perf_counter", "time")}
    known = {n: v for n, v in vars(answer).items() if v in real.values()}
    try:
        for owner, names in ((time, real), (answer, known)):
            for name in names:
                setattr(owner, name, clock)
        yield
    finally:
        for owner, names in ((time, real), (answer, known)):
            for name, value in names.items():
                setattr(owner, name, value)


async def check_running(answer):
    """Let two answer at once, and the third go on, with a cleanup that takes time."""
    asking = set()

    async def ask(number):
        if number < 2:
            return f"answer {number}"
        asking.add(number)
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(HOUR)
            asking.remove(number)

    with patch_clocks(answer, asyncio.get_running_loop().time):
        collecting = asyncio.create_task(answer.collect(range(4), ask, 0.1))
        await asyncio.wait([collecting], timeout=2 * HOUR)
        ended, left = collecting.done(), set(asking)
        collecting.cancel()
        await asyncio.wait([collecting], timeout=2 * HOUR)
    assert ended, RUNNING
    assert not left, WORKING
    assert not isinstance(collecting.exception(), TimeoutError), RAISED
    answers = collecting.result()
    assert answers == ["answer 0", "answer 1"], f"{LOST} It returned {answers!r}."


async def check_cancelled(answer):
    asked, asking = asyncio.Event(), set()

    async def ask(source):
        asked.set()
        asking.add(source)
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(HOUR)
            asking.remove(source)

    collecting = asyncio.create_task(answer.collect("ab", ask, 2 * HOUR))
    await asked.wait()
    collecting.cancel()
    await asyncio.wait([collecting])
    assert collecting.cancelled(), EATEN
    assert not asking, WORKING


async def check_error(answer, error):
    async def ask(source):
        raise error

    try:
        await answer.collect("ab", ask, 10)
    except type(error):
        return
    raise AssertionError(ERROR.format(type(error).__name__))


async def settle():
    for _ in range(20):
        await asyncio.sleep(0)
