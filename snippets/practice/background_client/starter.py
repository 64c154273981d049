import asyncio


class Prices:
    """An async client. Its connection belongs to the loop that used it first."""

    loop = None

    async def ask(self, item):
        self.loop = self.loop or asyncio.get_running_loop()
        if self.loop is not asyncio.get_running_loop():
            raise RuntimeError("the connection belongs to another loop")
        await asyncio.sleep(0.1)
        return {"tea": 3, "cake": 5}[item]


class Shop:
    def __init__(self):
        self.prices = Prices()

    def price(self, item):
        return asyncio.run(self.prices.ask(item))

    def close(self):
        pass


def main():
    shop = Shop()
    print(shop.price("tea"))
    print(shop.price("cake"))
    shop.close()


if __name__ == "__main__":
    main()
