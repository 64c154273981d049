import asyncio

from capstone.step1_check_one import check
from course_server import CourseServer


async def fetch_all(services, handle, fetchers=3, limit=0.4):
    todo = iter(services.items())

    async def fetch_some():
        for name, url in todo:
            state, page = await check(url, limit)
            await handle((name, state, page))

    async with asyncio.TaskGroup() as group:
        for number in range(1, fetchers + 1):
            group.create_task(fetch_some(), name=f"fetcher {number}")


async def show(answer):
    name, state, _ = answer
    print(name, state)


def main():
    with CourseServer() as server:
        services = {
            "mail": server.url("/mail", delay=0.4),
            "shop": server.url("/shop", delay=0.1, status=503),
            "wiki": server.url("/wiki", delay=60),
            "chat": server.url("/chat", delay=0.15, drop=1),
            "blog": server.url("/blog", delay=0.3),
        }
        asyncio.run(fetch_all(services, show, limit=0.7))


if __name__ == "__main__":
    main()
