import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

current = threading.local()


def save(order):
    request = getattr(current, "request", "nobody")
    return f"{request}: {order} saved"


async def handle(request, order, pool):
    current.request = request
    await asyncio.sleep(0.05)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(pool, save, order)


async def main(pool):
    orders = {"request 1": "tea", "request 2": "cake"}
    calls = [handle(request, order, pool) for request, order in orders.items()]
    print(*await asyncio.gather(*calls), sep="\n")


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as pool:
        asyncio.run(main(pool))
