"""Who asks again for a seat of their own is sold none: `book` must return False."""

import asyncio


class Hall:
    def __init__(self, pay):
        self.pay = pay
        self.booked = {}
        self.locks = {}

    async def book(self, seat, name):
        async with self.locks.setdefault(seat, asyncio.Lock()):
            if seat in self.booked:
                return self.booked[seat] == name
            await self.pay(name)
            self.booked[seat] = name
            return True
