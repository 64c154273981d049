import asyncio


async def ask(shop, delay):
    await asyncio.sleep(delay)
    if shop == "south":
        raise ConnectionError("south is closed")
    return f"{shop} has 3 left"


async def main():
    shops = {"north": 0.3, "south": 0.1, "west": 0.2}
    asked = [
        asyncio.create_task(ask(shop, delay), name=shop)
        for shop, delay in shops.items()
    ]
    for next_one in asyncio.as_completed(asked):
        try:
            print(await next_one)
        except ConnectionError as error:
            print("failed:", error)


if __name__ == "__main__":
    asyncio.run(main())
