import asyncio
from contextvars import ContextVar
from functools import partial

request = ContextVar("request", default="nobody")


def query(table, *, limit):
    return f"{limit} rows of {table} for {request.get()}"


async def main():
    loop = asyncio.get_running_loop()
    request.set("request 7")

    print(await asyncio.to_thread(query, "users", limit=2))
    try:
        await loop.run_in_executor(None, query, "users", limit=2)
    except TypeError as error:
        print(f"TypeError: {error}")
    call = partial(query, "users", limit=2)
    print(await loop.run_in_executor(None, call))


if __name__ == "__main__":
    asyncio.run(main())
