"""Checks that one failed part cancels the rest before the failure is reported."""

import asyncio

from practice.quick_loop import run

HOUR = 3600  # longer than a limit that an answer sets
PARTS = ["desk", "lamp", "chair"]
TOGETHER = (
    "The parts have to be ordered together: none may wait for another to be placed."
)
RUNNING = "Other parts were still on order when place_all had failed."
CLEANING = "The rest was cancelled, but place_all did not wait until it had ended."
PLACED = "A part was placed after another had failed: cancel the rest."
GROUP = "place_all raised an ExceptionGroup, and its caller expects an OrderFailed."
STUCK = "All parts had ended, and place_all did not."


def check(answer):
    for parts in (PARTS, PARTS[:1], []):
        run(check_order(answer, parts))
    for bad in PARTS:
        run(check_failure(answer, bad))


async def check_order(answer, parts):
    placed = {part: asyncio.Event() for part in parts}
    begun = []

    async def place(part):
        begun.append(part)
        await placed[part].wait()
        return part.upper()

    order = asyncio.create_task(answer.place_all(parts, place))
    await settle()
    if not order.done():
        strange = [part for part in begun if part not in parts]
        assert not strange, f"place was called with {strange[:1]}, which is no part."
        assert sorted(begun) == sorted(parts), TOGETHER
    for part in reversed(parts):
        placed[part].set()
        await settle()
    results = await ended(order)
    wanted = [part.upper() for part in parts]
    said = f"The results of {parts} must be the list {wanted}, not {results!r}."
    assert results == wanted, said


async def check_failure(answer, bad):
    """Let one part fail, and let the others end only when the check allows it."""
    begun = asyncio.Barrier(len(PARTS))
    late, cleaned = asyncio.Event(), asyncio.Event()
    running, placed, cleaning = [], [], []

    async def place(part):
        running.append(asyncio.current_task())
        await begun.wait()
        if part == bad:
            raise ValueError(f"no {bad} left")
        try:
            await late.wait()
            placed.append(part)
        except asyncio.CancelledError:
            cleaning.append(part)
            await cleaned.wait()
            raise

    order = asyncio.create_task(answer.place_all(PARTS, place))
    await asyncio.wait([order], timeout=HOUR)
    in_time = not order.done()
    left = [task for task in running if not task.done()]
    asked = all(task.cancelling() for task in left)
    late.set()
    await settle()
    cleaned.set()
    failure = await ended(failure_of(order))
    assert not placed or not in_time, PLACED
    assert in_time or not left or asked, RUNNING
    assert in_time or not left, CLEANING
    assert not isinstance(failure, ExceptionGroup), GROUP
    assert isinstance(failure, answer.OrderFailed), (
        f"place_all must raise OrderFailed when a part fails, not {failure!r}."
    )
    assert f"no {bad} left" in str(failure), (
        "The text of OrderFailed must contain that of the failure."
    )


async def ended(order):
    try:
        return await asyncio.wait_for(order, 2)
    except TimeoutError:
        raise AssertionError(STUCK) from None


async def failure_of(order):
    try:
        await order
    except Exception as error:
        return error
    return None


async def settle():
    for _ in range(50):
        await asyncio.sleep(0)
