"""Payments for two different seats did not overlap: one seat must not hold up another."""

import asyncio


class Hall:
    def __init__(self, pay):
        self.pay = pay
        self.booked = {}
        self.lock = asyncio.Lock()

    async def book(self, seat, name):
        async with self.lock:
            if seat in self.booked:
                return False
            await self.pay(name)
            self.booked[seat] = name
            return True
