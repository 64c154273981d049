"""Somebody paid for a seat that was already taken."""


class Hall:
    def __init__(self, pay):
        self.pay = pay
        self.booked = {}

    async def book(self, seat, name):
        await self.pay(name)
        return self.booked.setdefault(seat, name) == name
