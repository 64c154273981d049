import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

current_request = ContextVar("current_request", default="nobody")


def save(order):
    return f"{current_request.get()}: {order} saved"


async def handle(request, order, pool):
    current_request.set(request)
    await asyncio.sleep(0.05)
    loop = asyncio.get_running_loop()
    context = copy_context()
    return await loop.run_in_executor(pool, context.run, save, order)


async def main(pool):
    orders = {"request 1": "tea", "request 2": "cake"}
    calls = [handle(request, order, pool) for request, order in orders.items()]
    print(*await asyncio.gather(*calls), sep="\n")


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as pool:
        asyncio.run(main(pool))
