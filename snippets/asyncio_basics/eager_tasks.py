# /// script
# requires-python = ">=3.12"
# ///
import asyncio


async def work(name):
    print(name, "runs")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(work("eager task"), name="eager")
    print("after create_task, done:", task.done())


if __name__ == "__main__":
    asyncio.run(main())
