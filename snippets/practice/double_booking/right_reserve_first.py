"""Reserves the seat before it pays, without a lock, and takes that back on any way out."""


class Hall:
    def __init__(self, pay):
        self.pay = pay
        self.booked = {}

    async def book(self, seat, name):
        if seat in self.booked:
            return False
        self.booked[seat] = name
        try:
            await self.pay(name)
        except BaseException:
            del self.booked[seat]
            raise
        return True
