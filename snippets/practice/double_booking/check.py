"""Checks that a seat is sold once, that other seats need not wait, and failed payments."""

import asyncio
import threading

from practice import quick_loop

TWICE = "One seat was sold twice: the second task checked before the first had booked."
PAID = "Somebody paid for a seat that was already taken."
FROZEN = "The loop stood still: a threading.Lock is held across `await`."
APART = "Payments for two different seats did not overlap: one seat must not hold up another."
KEPT = "A payment failed, and its seat could not be booked again."
CANCELLED = (
    "A booking was cancelled while it paid, and its seat could not be booked again."
)
NOBODY = "`book` was cancelled while it paid, and did not end as cancelled."
PAYS_ON = (
    "`book` was cancelled and its payment went on, while another paid for the seat."
)
LOCKED = "After a payment had failed, the next `book` of that seat never ended."
ERROR = "A failed payment must raise its exception out of `book`."
AFTER = (
    "A payment failed while another waited for the seat, and then two paid for it at the "
    "same time: all who want a seat need the same lock."
)
AGAIN = "Who asks again for a seat of their own is sold none: `book` must return False."
ANSWER = "`book` must return True to the one who got the seat, and False to the others."
OWNER = "`booked` must name the one who paid."


def check(answer):
    failed = []
    thread = threading.Thread(target=run, args=(answer, failed), daemon=True)
    thread.start()
    thread.join(4)
    assert not thread.is_alive(), FROZEN
    if failed:
        raise failed[0]


def run(answer, failed):
    try:
        quick_loop.run(check_all(answer))
    except BaseException as error:
        failed.append(error)


async def check_all(answer):
    await check_one_seat(answer)
    await check_seats(answer, {1: "Ada", 2: "Grace"})
    await check_seats(answer, dict.fromkeys(range(100), "Ada"))
    await check_failed_payment(answer)
    await check_cancelled_payment(answer)
    await check_queue_after_failure(answer)


async def check_one_seat(answer):
    paid = []

    async def pay(name):
        await asyncio.sleep(3600)  # longer than a limit that an answer sets
        paid.append(name)

    hall = answer.Hall(pay)
    names = ["Ada", "Grace", "Alan"]
    sold = await asyncio.gather(*(hall.book(1, name) for name in names))
    assert sold.count(True) < 2, TWICE
    assert sorted(map(str, sold)) == ["False", "False", "True"], ANSWER
    assert len(paid) == 1, PAID
    assert await hall.book(1, "Edsger") is False, ANSWER
    assert await hall.book(1, paid[0]) is False, AGAIN
    assert len(paid) == 1, PAID
    assert hall.booked == {1: names[sold.index(True)]} == {1: paid[0]}, OWNER


async def check_seats(answer, names):
    all_pay = asyncio.Barrier(len(names))

    async def pay(name):
        await asyncio.wait_for(all_pay.wait(), 1)

    hall = answer.Hall(pay)
    try:
        sold = await asyncio.gather(*(hall.book(*item) for item in names.items()))
    except (TimeoutError, asyncio.BrokenBarrierError):
        raise AssertionError(APART) from None
    assert all(sold), "Two different seats can both be booked."
    assert hall.booked == names, OWNER


async def check_failed_payment(answer):
    async def pay(name):
        await asyncio.sleep(0)
        if name == "Ada":
            raise ValueError("card refused")

    hall = answer.Hall(pay)
    try:
        await hall.book(1, "Ada")
    except ValueError:
        again = await ended(hall.book(1, "Grace"))
        assert again, KEPT
        assert hall.booked == {1: "Grace"}, OWNER
        return
    raise AssertionError(ERROR)


async def check_cancelled_payment(answer):
    paying, together = [], []

    async def pay(name):
        together.extend(paying)
        paying.append(name)
        try:
            if name == "Ada":
                await asyncio.Event().wait()
        finally:
            paying.remove(name)

    hall = answer.Hall(pay)
    booking = asyncio.create_task(hall.book(1, "Ada"))
    await settle()
    booking.cancel()
    await asyncio.wait([booking])
    assert booking.cancelled(), NOBODY
    assert await ended(hall.book(1, "Grace")), CANCELLED
    assert not together, PAYS_ON
    assert hall.booked == {1: "Grace"}, OWNER


async def check_queue_after_failure(answer):
    """Let one pay and fail, one wait meanwhile, and one come after the failure."""
    refuse, go_on = asyncio.Event(), asyncio.Event()
    paying = []

    async def pay(name):
        if name == "Ada":
            await refuse.wait()
            raise ValueError("card refused")
        paying.append(name)
        await go_on.wait()

    hall = answer.Hall(pay)
    first, second = (asyncio.create_task(hall.book(1, n)) for n in ("Ada", "Grace"))
    await settle()
    refuse.set()
    await asyncio.wait([first])
    third = asyncio.create_task(hall.book(1, "Alan"))
    await settle()
    at_once = len(paying)
    go_on.set()
    sold = await ended(asyncio.gather(second, third))
    assert isinstance(first.exception(), ValueError), ERROR
    assert at_once < 2, AFTER
    assert sold.count(True) == 1, TWICE


async def ended(booking):
    try:
        return await asyncio.wait_for(booking, 1)
    except TimeoutError:
        raise AssertionError(LOCKED) from None


async def settle():
    for _ in range(20):
        await asyncio.sleep(0)
