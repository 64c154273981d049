"""Checks that a synchronous shop uses one loop in a thread, and leaves no thread behind."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

OTHER_LOOP = "The second request failed: every call must use the same loop."
OVERLAP = (
    "Two threads asked, and their requests did not overlap: "
    "let one running loop serve both."
)
ERROR = "An unknown item must raise KeyError in the thread that asked."
ALIVE = (
    "A thread is still alive after `close`: "
    "stop the loop from within, then join its thread."
)


def check(answer):
    before = set(threading.enumerate())
    shop = answer.Shop()
    check_prices(shop)
    check_overlap(answer, shop)
    shop.close()
    assert set(threading.enumerate()) <= before, ALIVE


def check_prices(shop):
    assert shop.price("tea") == 3, "Tea costs 3."
    try:
        cake = shop.price("cake")
    except RuntimeError:
        raise AssertionError(OTHER_LOOP) from None
    assert cake == 5, "Cake costs 5."
    try:
        shop.price("pie")
    except KeyError:
        return
    raise AssertionError(ERROR)


def check_overlap(answer, shop):
    both = asyncio.Barrier(2)

    async def ask(prices, item):
        await asyncio.wait_for(both.wait(), 1)
        return item

    with patch.object(answer.Prices, "ask", ask), ThreadPoolExecutor(2) as pool:
        calls = [pool.submit(shop.price, item) for item in ("tea", "cake")]
        try:
            answers = [call.result() for call in calls]
        except (TimeoutError, asyncio.BrokenBarrierError, RuntimeError):
            raise AssertionError(OVERLAP) from None
    assert answers == ["tea", "cake"], "Each thread must get its own answer."
