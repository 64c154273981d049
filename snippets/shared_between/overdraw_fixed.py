import asyncio


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = asyncio.Lock()

    async def withdraw(self, amount, ask_bank):
        async with self.lock:
            if self.balance < amount:
                return "refused"
            await ask_bank()
            self.balance -= amount
            return "paid"


async def ask_bank(delay=0.1):
    await asyncio.sleep(delay)


async def main():
    account = Account(100)
    calls = [account.withdraw(80, ask_bank) for _ in range(3)]
    print(await asyncio.gather(*calls))
    print("balance:", account.balance)


if __name__ == "__main__":
    asyncio.run(main())
