"""Races between tasks of one thread, and the mends: no await, a lock, one owner."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from shared_between import (
    add_across_await,
    one_owner,
    overdraw_broken,
    overdraw_fixed,
    short_lock,
)


def withdraw_three_times(account):
    async def main():
        async def ask_bank():
            await asyncio.sleep(0)

        calls = [account.withdraw(80, ask_bank) for _ in range(3)]
        return await asyncio.gather(*calls)

    return asyncio.run(main())


def test_one_thread_overdraws_an_account_on_every_run():
    for _ in range(20):
        account = overdraw_broken.Account(100)
        assert withdraw_three_times(account) == ["paid"] * 3
        assert account.balance == -140


def test_an_asyncio_lock_keeps_the_check_true():
    account = overdraw_fixed.Account(100)
    assert withdraw_three_times(account) == ["paid", "refused", "refused"]
    assert account.balance == 20


def test_no_lock_is_needed_without_an_await_in_the_change():
    class Account:
        balance = 100

        async def withdraw(self, amount, ask_bank):
            await ask_bank()
            if self.balance < amount:
                return "refused"
            self.balance -= amount
            return "paid"

    account = Account()
    assert withdraw_three_times(account) == ["paid", "refused", "refused"]


def test_an_await_inside_plus_equals_loses_updates(capsys):
    asyncio.run(add_across_await.main(pages=20))
    assert capsys.readouterr().out.splitlines() == [
        "read_then_await: 1 of 20",
        "await_then_read: 20 of 20",
    ]


def test_a_short_threading_lock_serves_threads_and_tasks():
    async def main(times=2000):
        hits = short_lock.Hits(seconds=0.01)

        def in_a_thread():
            for _ in range(times):
                short_lock.count_in_a_thread(hits, "home", 0)

        async def in_a_task():
            for _ in range(times):
                await short_lock.count_in_a_task(hits, "home", 0)

        await asyncio.gather(
            asyncio.to_thread(in_a_thread),
            asyncio.to_thread(in_a_thread),
            in_a_task(),
        )
        return hits.pages

    assert asyncio.run(main()) == {"home": 6000}


def test_one_owner_sells_one_seat_once_to_ten_threads():
    async def main(threads=10):
        loop = asyncio.get_running_loop()
        seats = one_owner.Seats([1], seconds=0.01)
        together = threading.Barrier(threads)

        def buy(name):
            together.wait(5)
            return one_owner.customer(name, seats, loop, 0)

        with ThreadPoolExecutor(threads) as pool:
            calls = [loop.run_in_executor(pool, buy, str(i)) for i in range(threads)]
            answers = await asyncio.gather(*calls)
        return sorted(answer.partition(": ")[2] for answer in answers)

    assert asyncio.run(main()) == ["seat 1", *["sold out"] * 9]
