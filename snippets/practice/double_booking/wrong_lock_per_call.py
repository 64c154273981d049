"""One seat was sold twice: the second task checked before the first had booked."""

import asyncio


class Hall:
    def __init__(self, pay):
        self.pay = pay
        self.booked = {}

    async def book(self, seat, name):
        async with asyncio.Lock():
            if seat in self.booked:
                return False
            await self.pay(name)
            self.booked[seat] = name
            return True
