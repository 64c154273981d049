import asyncio
import time

log = []


def blocking_call():
    log.append("start")
    time.sleep(0.3)
    log.append("end")


async def main():
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(asyncio.to_thread(blocking_call))
    print(*log)


if __name__ == "__main__":
    asyncio.run(main())
