import asyncio
import signal


async def serve():
    print("serve: ready")
    try:
        while True:
            await asyncio.sleep(0.1)
    finally:
        print("serve: closing")


async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.call_later(0.3, signal.raise_signal, signal.SIGTERM)
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(serve(), name="serve")
        await stop.wait()
        print("main: asked to stop:", stop.is_set())
        serving.cancel()
    print("main: all tasks have ended")


if __name__ == "__main__":
    asyncio.run(main())
