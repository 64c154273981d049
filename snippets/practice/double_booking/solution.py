import asyncio
from collections import defaultdict


class Hall:
    def __init__(self, pay):
        self.pay = pay
        self.booked = {}
        self.locks = defaultdict(asyncio.Lock)

    async def book(self, seat, name):
        async with self.locks[seat]:
            if seat in self.booked:
                return False
            await self.pay(name)
            self.booked[seat] = name
            return True


async def pay(name, delay=0.1):
    await asyncio.sleep(delay)
    print(name, "paid")


async def main():
    hall = Hall(pay)
    print(await asyncio.gather(hall.book(1, "Ada"), hall.book(1, "Grace")))
    print(hall.booked)


if __name__ == "__main__":
    asyncio.run(main())
