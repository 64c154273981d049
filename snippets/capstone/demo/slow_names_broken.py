import asyncio
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from capstone.step1_check_one import check
from course_server import CourseServer

SLOW = {"slow-1": 0.5, "slow-2": 1.0}


def look_up(host, *args, real=socket.getaddrinfo, **kwargs):
    if host in SLOW:
        time.sleep(SLOW[host])
        raise socket.gaierror("no such name")
    return real(host, *args, **kwargs)


async def check_names(port):
    async def check_one(name):
        state, _ = await check(f"http://{name}:{port}/", limit=0.3)
        print(name, state)

    pool = ThreadPoolExecutor(2)
    asyncio.get_running_loop().set_default_executor(pool)
    async with asyncio.TaskGroup() as group:
        for name in (*SLOW, "localhost"):
            group.create_task(check_one(name), name=name)


def main():
    socket.getaddrinfo = look_up
    with CourseServer() as server:
        asyncio.run(check_names(server.url().split(":")[2].strip("/")))
    print("threads left:", threading.active_count() - 1)


if __name__ == "__main__":
    main()
