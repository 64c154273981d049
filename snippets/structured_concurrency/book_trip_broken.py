import asyncio


async def book(part, delay, log):
    await asyncio.sleep(delay)
    if part == "hotel":
        raise ValueError("hotel is full")
    log.append(f"{part} booked and paid")


async def book_trip(log):
    await asyncio.gather(
        book("hotel", 0.1, log),
        book("car", 0.2, log),
        book("flight", 0.3, log),
    )


async def main():
    log = []
    try:
        await book_trip(log)
    except ValueError as error:
        log.append(f"no trip: {error}")
    await asyncio.sleep(0.4)
    print(*log, sep="\n")


if __name__ == "__main__":
    asyncio.run(main())
