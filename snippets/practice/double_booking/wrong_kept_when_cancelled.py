"""A booking was cancelled while it paid, and its seat could not be booked again."""


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
        except Exception:
            del self.booked[seat]
            raise
        return True
