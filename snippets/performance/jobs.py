import asyncio
import time
from urllib.parse import urlsplit
from urllib.request import urlopen


def fetch(url):
    with urlopen(url, timeout=5) as response:
        return response.read()


async def fetch_async(url):
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    request = f"GET {parts.path}?{parts.query} HTTP/1.0\r\n\r\n"
    writer.write(request.encode())
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer.partition(b"\r\n\r\n")[2]


def crunch(steps):
    cpu = time.thread_time()
    total = 0
    for number in range(steps):
        total += number * number
    return total, time.thread_time() - cpu


async def crunch_async(steps):
    return crunch(steps)


def keep_busy(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass
