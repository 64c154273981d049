"""Checks that a seat is sold once, that other seats need not wait, and failed payments."""

import asyncio
import threading

TWICE = "One seat was sold twice: the second task checked before the first had booked."
PAID = "Somebody paid for a seat that was already taken."
FROZEN = "The loop stood still: a threading.Lock is held across `await`."
APART = "Payments for two different seats did not overlap: one seat must not hold up another."
KEPT = "A payment failed, and its seat could not be booked again."


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
        asyncio.run(check_all(answer))
    except BaseException as error:
        failed.append(error)


async def check_all(answer):
    await check_one_seat(answer)
    await check_two_seats(answer)
    await check_failed_payment(answer)


async def check_one_seat(answer):
    paid = []

    async def pay(name):
        for _ in range(10):
            await asyncio.sleep(0)
        paid.append(name)

    hall = answer.Hall(pay)
    sold = await asyncio.gather(hall.book(1, "Ada"), hall.book(1, "Grace"))
    assert sorted(sold) == [False, True], TWICE
    assert len(paid) == 1, PAID
    assert hall.booked == {1: paid[0]}, "`booked` must name the one who paid."


async def check_two_seats(answer):
    both = asyncio.Barrier(2)

    async def pay(name):
        await asyncio.wait_for(both.wait(), 1)

    hall = answer.Hall(pay)
    try:
        sold = await asyncio.gather(hall.book(1, "Ada"), hall.book(2, "Grace"))
    except (TimeoutError, asyncio.BrokenBarrierError):
        raise AssertionError(APART) from None
    assert sold == [True, True], "Two different seats can both be booked."


async def check_failed_payment(answer):
    async def pay(name):
        await asyncio.sleep(0)
        if name == "Ada":
            raise ValueError("card refused")

    hall = answer.Hall(pay)
    try:
        await hall.book(1, "Ada")
    except ValueError:
        assert await hall.book(1, "Grace"), KEPT
        return
    raise AssertionError("A failed payment must raise its exception out of `book`.")
