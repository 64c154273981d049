"""`book` was cancelled and its payment went on, while another paid for the seat."""

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
            await asyncio.shield(self.pay(name))
            self.booked[seat] = name
            return True
