"""A failed payment must raise its exception out of `book`."""

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
            try:
                await self.pay(name)
            except Exception as error:
                return error
            self.booked[seat] = name
            return True
