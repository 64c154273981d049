import asyncio


async def send_mail(order):
    await asyncio.sleep(0.1)
    raise ConnectionError(f"no mail for {order}")


def send_later(order):
    return asyncio.create_task(send_mail(order), name="mail")


async def place_order(order):
    send_later(order)
    await asyncio.sleep(0.2)
    return f"{order} placed"


async def main():
    try:
        print(await place_order("tea"))
    except ConnectionError as error:
        print("failed:", error)


if __name__ == "__main__":
    asyncio.run(main())
