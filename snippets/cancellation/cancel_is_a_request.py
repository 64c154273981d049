import asyncio


async def copy_files():
    try:
        await asyncio.sleep(0.5)
    except Exception:
        print("copy: an error")
    finally:
        await asyncio.sleep(0.1)
        print("copy: removed the half copy")


async def main():
    task = asyncio.create_task(copy_files(), name="copy")
    await asyncio.sleep(0.1)
    print("main: requested:", task.cancel())
    print("main: done:", task.done())
    await asyncio.wait([task])
    print("main: cancelled:", task.cancelled())


if __name__ == "__main__":
    asyncio.run(main())
