"""After a payment had failed, the next `book` of that seat never ended."""

import asyncio
from collections import defaultdict


class Hall:
    def __init__(self, pay):
        self.pay = pay
        self.booked = {}
        self.locks = defaultdict(asyncio.Lock)

    async def book(self, seat, name):
        await self.locks[seat].acquire()
        free = seat not in self.booked
        if free:
            await self.pay(name)
            self.booked[seat] = name
        self.locks[seat].release()
        return free
