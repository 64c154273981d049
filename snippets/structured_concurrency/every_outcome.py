import asyncio


async def ask(shop, delay):
    await asyncio.sleep(delay)
    if shop == "south":
        raise ConnectionError("south is closed")
    return f"{shop} has 3 left"


async def ask_all(shops):
    asked = [ask(shop, delay) for shop, delay in shops.items()]
    return await asyncio.gather(*asked, return_exceptions=True)


async def main():
    shops = {"north": 0.3, "south": 0.1, "west": 0.2}
    for outcome in await ask_all(shops):
        if isinstance(outcome, BaseException):
            print("failed:", outcome)
        else:
            print(outcome)


if __name__ == "__main__":
    asyncio.run(main())
