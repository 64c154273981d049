import asyncio


async def book(part, delay, log):
    await asyncio.sleep(delay)
    if part == "hotel":
        raise ValueError("hotel is full")
    log.append(f"{part} booked and paid")


async def book_trip(log):
    async with asyncio.TaskGroup() as group:
        group.create_task(book("hotel", 0.1, log))
        group.create_task(book("car", 0.2, log))
        group.create_task(book("flight", 0.3, log))


async def main():
    log = []
    try:
        await book_trip(log)
    except* ValueError as failures:
        log.append(f"no trip: {failures.exceptions[0]}")
    await asyncio.sleep(0.4)
    print(*log, sep="\n")


if __name__ == "__main__":
    asyncio.run(main())
