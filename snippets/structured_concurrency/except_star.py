import asyncio

form = {"age": "eleven", "price": "1.5o"}


async def read(field, kind):
    return kind(form[field])


async def read_form(log):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(read("age", int))
            group.create_task(read("price", float))
            group.create_task(read("city", str))
    except* ValueError as failures:
        for error in failures.exceptions:
            log.append(f"not a number: {error}")
    except* KeyError as failures:
        log.append(f"missing: {failures.exceptions[0]}")


if __name__ == "__main__":
    log = []
    asyncio.run(read_form(log))
    print(*log, sep="\n")
