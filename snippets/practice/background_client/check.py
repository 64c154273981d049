"""Checks that a synchronous shop uses one loop in a thread, and leaves no thread behind."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from practice.calls import Call

OTHER_LOOP = "The second request failed: every call must use the same loop."
OVERLAP = (
    "Two threads asked, and their requests did not overlap: "
    "let one running loop serve both."
)
ERROR = "An unknown item must raise KeyError in the thread that asked."
CALLER = "A request ran in the thread that asked: let the loop run in one of its own."
UNASKED = "The shop must ask `Prices` each time."
CLIENTS = "Each request made a client of its own: keep one `Prices` for all."
SECOND = "A shop that was opened after another had closed gave no price."
ALIVE = (
    "A thread is still alive after `close`: "
    "stop the loop from within, then join its thread."
)


class Prices:
    """The client of the exercise, with requests that end when the check lets them."""

    def __init__(self):
        self.loop = None
        self.asked = []
        self.threads = set()
        self.both = None
        clients.append(self)

    async def ask(self, item):
        self.loop = self.loop or asyncio.get_running_loop()
        if self.loop is not asyncio.get_running_loop():
            raise RuntimeError("the connection belongs to another loop")
        self.asked.append(item)
        self.threads.add(threading.current_thread())
        if self.both:
            await asyncio.wait_for(self.both.wait(), 1)
        await asyncio.sleep(0.01)
        return {"tea": 3, "cake": 5}[item]


clients = []


def check(answer):
    answer.Prices = Prices
    before = set(threading.enumerate())
    shop = answer.Shop()
    check_prices(shop)
    check_overlap(shop)
    check_error(shop)
    check_close(shop, before)
    second = answer.Shop()
    asking = Call(second.price, "tea")
    assert asking.ended(2), SECOND
    assert asking.result() == 3, SECOND
    second.close()


def check_prices(shop):
    assert shop.price("tea") == 3, "Tea costs 3."
    try:
        cake = shop.price("cake")
    except RuntimeError:
        raise AssertionError(OTHER_LOOP) from None
    assert cake == 5, "Cake costs 5."
    assert shop.price("tea") == 3, "Tea still costs 3."
    asked = [item for client in clients for item in client.asked]
    assert asked == ["tea", "cake", "tea"], UNASKED
    assert sum(bool(client.asked) for client in clients) == 1, CLIENTS


def check_overlap(shop):
    client = next(client for client in clients if client.asked)
    client.both = asyncio.Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        calls = [pool.submit(shop.price, item) for item in ("tea", "cake")]
        try:
            answers = [call.result() for call in calls]
        except (TimeoutError, asyncio.BrokenBarrierError, RuntimeError):
            raise AssertionError(OVERLAP) from None
    client.both = None
    assert answers == [3, 5], "Each thread must get its own answer."
    assert threading.current_thread() not in client.threads, CALLER


def check_error(shop):
    try:
        shop.price("pie")
    except KeyError:
        assert shop.price("tea") == 3, "After a KeyError, tea must still cost 3."
        return
    raise AssertionError(ERROR)


def check_close(shop, before):
    """Close while the loop's thread is busy: `close` may not return before it ends."""
    client = next(client for client in clients if client.asked)
    busy, go_on = threading.Event(), threading.Event()

    def keep_busy():
        busy.set()
        go_on.wait(2)

    client.loop.call_soon_threadsafe(keep_busy)
    busy.wait(2)
    closing = threading.Thread(target=shop.close, daemon=True)
    closing.start()
    closing.join(0.2)
    early = not closing.is_alive()
    go_on.set()
    closing.join(2)
    left = set(threading.enumerate()) - before
    assert not early, ALIVE
    assert not left, ALIVE
