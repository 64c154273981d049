import asyncio


async def serve():
    try:
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(0.3)
        print("serve: saved the queue")


async def stop(task):
    task.cancel()
    await asyncio.wait([task])
    print("stop: serve has ended")


async def main(limit=0.1):
    task = asyncio.create_task(serve(), name="serve")
    await asyncio.sleep(0.1)
    try:
        async with asyncio.timeout(limit):
            await stop(task)
        print("main: within the limit")
    except TimeoutError:
        print("main: still saving")
    await asyncio.wait([task])


if __name__ == "__main__":
    asyncio.run(main())
