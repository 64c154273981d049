"""then two paid for it at the same time: all who want a seat need the same lock."""

import asyncio


class Hall:
    def __init__(self, pay):
        self.pay = pay
        self.booked = {}
        self.locks = {}

    async def book(self, seat, name):
        try:
            async with self.locks.setdefault(seat, asyncio.Lock()):
                if seat in self.booked:
                    return False
                await self.pay(name)
                self.booked[seat] = name
                return True
        finally:
            self.locks.pop(seat, None)
