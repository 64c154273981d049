import asyncio


async def serve():
    try:
        while True:
            await asyncio.sleep(0.1)
    finally:
        print("serve: closing")


async def main(run_for=0.25):
    task = asyncio.create_task(serve(), name="serve")
    await asyncio.sleep(run_for)
    task.cancel()
    try:
        await task
        print("main: serve ended by itself")
    except asyncio.CancelledError:
        print("main: serve was cancelled")
    print("cancelled:", task.cancelled())


if __name__ == "__main__":
    asyncio.run(main())
