# /// script
# requires-python = ">=3.12"
# ///
import asyncio
import logging

log = logging.getLogger("shop")


def charge(order):
    log.info("charging %s", order)


async def sell(order):
    log.info("sold %s", order)
    await asyncio.to_thread(charge, order)
    log.info("closed %s", order)


async def main():
    await asyncio.create_task(sell("tea"), name="sale-1")


if __name__ == "__main__":
    logging.basicConfig(
        level=logging.INFO,
        format="%(threadName)s %(taskName)s: %(message)s",
    )
    asyncio.run(main())
