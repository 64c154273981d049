"""Checks that one time budget covers all questions, and that no answer is lost."""

import asyncio

EACH = "All questions together took longer than the budget, and none was stopped."
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
    for part in (check_answers, check_budget, check_running, check_cancelled):
        asyncio.run(part(answer))
    for error in (TimeoutError, ValueError):
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
        assert as_list(answers) == list(sources.upper()), LIST.format(answers)


async def check_budget(answer):
    """Let the questions take three times the budget, and each much less than it."""

    async def ask(number):
        await asyncio.sleep(0.06)
        return number

    try:
        answers = await answer.collect(range(6), ask, 0.12)
    except TimeoutError:
        raise AssertionError(RAISED) from None
    assert len(as_list(answers)) < 6, EACH


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
            await settle()
            asking.remove(number)

    collecting = asyncio.create_task(answer.collect(range(4), ask, 0.1))
    await asyncio.wait([collecting], timeout=1)
    ended, left = collecting.done(), set(asking)
    collecting.cancel()
    await asyncio.wait([collecting], timeout=1)
    assert ended, RUNNING
    assert not left, WORKING
    assert not isinstance(collecting.exception(), TimeoutError), RAISED
    answers = as_list(collecting.result())
    assert answers == ["answer 0", "answer 1"], f"{LOST} It returned {answers!r}."


async def check_cancelled(answer):
    asked, asking = asyncio.Event(), set()

    async def ask(source):
        asked.set()
        asking.add(source)
        try:
            await asyncio.Event().wait()
        finally:
            await settle()
            asking.remove(source)

    collecting = asyncio.create_task(answer.collect("ab", ask, 10))
    await asked.wait()
    collecting.cancel()
    await asyncio.wait([collecting])
    assert collecting.cancelled(), EATEN
    assert not asking, WORKING


async def check_error(answer, error):
    async def ask(source):
        raise error("the source gave up")

    try:
        await answer.collect("ab", ask, 10)
    except error:
        return
    raise AssertionError(ERROR.format(error.__name__))


def as_list(answers):
    assert isinstance(answers, list | tuple), LIST.format(answers)
    return list(answers)


async def settle():
    for _ in range(20):
        await asyncio.sleep(0)
