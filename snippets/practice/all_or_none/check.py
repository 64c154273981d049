"""Checks that one failed part cancels the rest before the failure is reported."""

import asyncio

PARTS = ["desk", "lamp", "chair"]
TOGETHER = (
    "The parts have to be ordered together: none may wait for another to be placed."
)
RUNNING = "Other parts were still on order when place_all had failed."
CLEANING = "The rest was cancelled, but place_all did not wait until it had ended."
PLACED = "A part was placed after another had failed: cancel the rest."
GROUP = "place_all raised an ExceptionGroup, and its caller expects an OrderFailed."


def check(answer):
    asyncio.run(check_order(answer))
    asyncio.run(check_failure(answer))


async def check_order(answer):
    placed = {part: asyncio.Event() for part in PARTS}
    begun = []

    async def place(part):
        begun.append(part)
        await placed[part].wait()
        return part.upper()

    order = asyncio.create_task(answer.place_all(PARTS, place))
    await settle()
    assert sorted(begun) == sorted(PARTS), TOGETHER
    for part in reversed(PARTS):
        placed[part].set()
        await settle()
    results = list(await order)
    wanted = [part.upper() for part in PARTS]
    assert results == wanted, f"The results must be {wanted}, not {results}."


async def check_failure(answer):
    begun = asyncio.Barrier(len(PARTS))
    running, placed = [], []

    async def place(part):
        running.append(asyncio.current_task())
        await begun.wait()
        if part == "lamp":
            raise ValueError("no lamp left")
        try:
            await asyncio.sleep(0.3)
            placed.append(part)
        finally:
            await settle()

    failure = await failure_of(answer.place_all(PARTS, place))
    left = [task for task in running if not task.done()]
    assert not placed, PLACED
    assert all(task.cancelling() for task in left), RUNNING
    assert not left, CLEANING
    assert not isinstance(failure, ExceptionGroup), GROUP
    assert isinstance(failure, answer.OrderFailed), (
        f"place_all must raise OrderFailed when a part fails, not {failure!r}."
    )
    assert "no lamp left" in str(failure), (
        "The text of OrderFailed must contain that of the failure."
    )


async def failure_of(order):
    try:
        await order
    except Exception as error:
        return error
    return None


async def settle():
    for _ in range(50):
        await asyncio.sleep(0)
