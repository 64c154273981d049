import asyncio


async def send_mail(order):
    await asyncio.sleep(0.1)
    raise ConnectionError(f"no mail for {order}")


async def place_order(order):
    async with asyncio.TaskGroup() as group:
        group.create_task(send_mail(order), name="mail")
        await asyncio.sleep(0.2)
    return f"{order} placed"


async def main():
    try:
        print(await place_order("tea"))
    except* ConnectionError as failures:
        print("failed:", *failures.exceptions)


if __name__ == "__main__":
    asyncio.run(main())
