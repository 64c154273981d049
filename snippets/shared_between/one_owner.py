import asyncio
import time


class Seats:
    def __init__(self, free):
        self.free = free

    async def book(self, name):
        if not self.free:
            return f"{name}: sold out"
        return f"{name}: seat {self.free.pop()}"


def customer(name, seats, loop, delay):
    time.sleep(delay)
    booking = asyncio.run_coroutine_threadsafe(seats.book(name), loop)
    return booking.result(timeout=5)


async def main():
    loop = asyncio.get_running_loop()
    seats = Seats([1])
    answers = await asyncio.gather(
        asyncio.to_thread(customer, "Ada", seats, loop, 0.4),
        asyncio.to_thread(customer, "Grace", seats, loop, 0.1),
    )
    print(*answers, sep="\n")


if __name__ == "__main__":
    asyncio.run(main())
