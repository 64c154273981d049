import asyncio
import logging
import time


async def read_report():
    time.sleep(0.2)


async def main():
    task = asyncio.create_task(read_report(), name="report")
    await task


if __name__ == "__main__":
    logging.basicConfig(format="%(levelname)s %(message)s")
    for debug in (False, True):
        print(f"debug={debug}", flush=True)
        asyncio.run(main(), debug=debug)
