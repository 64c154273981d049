import asyncio


async def serve():
    while True:
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            print("serve: closing")
            return


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
