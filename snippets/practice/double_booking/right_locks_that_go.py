"""Keeps the lock of a seat only as long as somebody uses it."""

import asyncio
from weakref import WeakValueDictionary


class Hall:
    def __init__(self, pay):
        self.pay = pay
        self.booked = {}
        self.locks = WeakValueDictionary()

    async def book(self, seat, name):
        lock = self.locks.setdefault(seat, asyncio.Lock())
        await lock.acquire()
        try:
            free = seat not in self.booked
            if free:
                await self.pay(name)
                self.booked[seat] = name
            return free
        finally:
            lock.release()
