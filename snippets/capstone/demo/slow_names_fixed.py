import asyncio
import socket
import threading
import time

from capstone.site_checker.fetch import check
from capstone.site_checker.names import LookUps
from capstone.site_checker.services import service_at
from course_server import CourseServer

SLOW = {"slow-1": 0.5, "slow-2": 1.0}


def look_up(host, *args, real=socket.getaddrinfo, flags=0, **kwargs):
    if host in SLOW and not flags & socket.AI_NUMERICHOST:
        time.sleep(SLOW[host])
        raise socket.gaierror("no such name")
    return real(host, *args, flags=flags, **kwargs)


async def check_names(port):
    async def check_one(name):
        service = service_at(f"http://{name}:{port}/")
        print(name, (await check(service, 0.3, look_ups)).state)

    look_ups = LookUps(at_once=2)
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
