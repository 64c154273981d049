import asyncio
import unittest


async def fetch_both(fetch):
    async with asyncio.TaskGroup() as group:
        north = group.create_task(fetch("north"), name="north")
        south = group.create_task(fetch("south"), name="south")
    return north.result(), south.result()


class FetchBothTest(unittest.IsolatedAsyncioTestCase):
    async def test_order_of_results(self):
        async def fetch(name):
            return name.upper()

        assert await fetch_both(fetch) == ("NORTH", "SOUTH")

    async def test_overlap(self):
        both_are_in = asyncio.Barrier(2)

        async def fetch(name):
            await both_are_in.wait()

        async with asyncio.timeout(5):
            await fetch_both(fetch)


if __name__ == "__main__":
    unittest.main()
