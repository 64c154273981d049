import asyncio
import time
from contextlib import suppress
from threading import Barrier, BrokenBarrierError


class Seats:
    def __init__(self, free, seconds):
        self.free = free
        self.both_have_looked = Barrier(2)
        self.seconds = seconds

    async def book(self, name):
        if not self.free:
            return f"{name}: sold out"
        with suppress(BrokenBarrierError):
            self.both_have_looked.wait(self.seconds)
        return f"{name}: seat {self.free.pop()}"


def customer(name, seats, loop, delay):
    time.sleep(delay)
    booking = asyncio.run_coroutine_threadsafe(seats.book(name), loop)
    return booking.result(timeout=5)


async def main(seconds=0.2):
    loop = asyncio.get_running_loop()
    seats = Seats([1], seconds)
    answers = await asyncio.gather(
        asyncio.to_thread(customer, "Ada", seats, loop, seconds),
        asyncio.to_thread(customer, "Grace", seats, loop, seconds / 2),
    )
    print(*answers, sep="\n")


if __name__ == "__main__":
    asyncio.run(main())
