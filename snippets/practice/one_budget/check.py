"""Checks that one time budget covers all questions, and that no answer is lost."""

import asyncio

EACH = "All questions together took longer than the budget, and none was stopped."
LOST = "An answer was there in time, and collect did not return it."
RAISED = "When the budget is used up, collect must return what it has."
EATEN = "collect was cancelled from outside and returned as if its time were up."
WORKING = "A question was still being asked when collect had returned."
OTHERS = "collect must return the answers in the order of the sources."
ERROR = (
    "A TimeoutError of a source itself is not the end of the budget: let it through."
)


def check(answer):
    for part in (check_answers, check_budget, check_cancelled, check_error):
        asyncio.run(part(answer))


async def check_answers(answer):
    async def ask(source):
        await asyncio.sleep(0)
        return source.upper()

    answers = list(await answer.collect("abc", ask, 10))
    assert answers == ["A", "B", "C"], OTHERS


async def check_budget(answer):
    asking = set()

    async def ask(number):
        if number == 0:
            return "at once"
        asking.add(number)
        try:
            await asyncio.sleep(0.04)
        finally:
            asking.remove(number)
        return number

    try:
        answers = list(await answer.collect(range(15), ask, 0.1))
    except TimeoutError:
        raise AssertionError(RAISED) from None
    assert not asking, WORKING
    assert len(answers) < 15, EACH
    assert answers[:1] == ["at once"], LOST


async def check_cancelled(answer):
    asked = asyncio.Event()

    async def ask(source):
        asked.set()
        await asyncio.Event().wait()

    collecting = asyncio.create_task(answer.collect("ab", ask, 10))
    await asked.wait()
    collecting.cancel()
    await asyncio.wait([collecting])
    assert collecting.cancelled(), EATEN


async def check_error(answer):
    async def ask(source):
        raise TimeoutError("the source gave up")

    try:
        await answer.collect("ab", ask, 10)
    except TimeoutError:
        return
    raise AssertionError(ERROR)
