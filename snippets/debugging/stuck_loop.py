import asyncio
import faulthandler
import queue


def next_order(orders):
    try:
        return orders.get(timeout=0.6)
    except queue.Empty:
        return "nothing"


async def main():
    print("got", next_order(queue.Queue()))


if __name__ == "__main__":
    faulthandler.dump_traceback_later(0.3)
    asyncio.run(main())
    faulthandler.cancel_dump_traceback_later()
