import asyncio


async def serve():
    try:
        await asyncio.sleep(60)
    finally:
        raise OSError("the disk is full")


async def stop(task):
    task.cancel()
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()


async def main():
    task = asyncio.create_task(serve(), name="serve")
    await asyncio.sleep(0.1)
    print("serve is running:", not task.done())
    try:
        await stop(task)
    except OSError as error:
        print("serve failed while it stopped:", error)


if __name__ == "__main__":
    asyncio.run(main())
