"""a request that fails has to give 'failed: ' and why, not None"""

import asyncio
import json
from contextlib import closing
from urllib.parse import urlsplit


def parse(answer):
    head, _, body = answer.partition(b"\r\n\r\n")
    status = head.partition(b"\r\n")[0].decode()
    if " 200 " not in status:
        raise OSError(status or "the connection broke")
    return json.loads(body)["degrees"]


async def get(url):
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    with closing(writer):
        target = f"{parts.path}?{parts.query}"
        writer.write(f"GET {target} HTTP/1.0\r\n\r\n".encode())
        return parse(await reader.read())


async def fetch(url, slots, results, city, timeout=2):
    async with asyncio.timeout(timeout):
        await slots.acquire()
        results[city] = await get(url)
        slots.release()


async def fetch_all(urls, at_once=4):
    results, slots = dict.fromkeys(urls), asyncio.Semaphore(at_once)
    calls = [fetch(url, slots, results, city) for city, url in urls.items()]
    await asyncio.gather(*calls, return_exceptions=True)
    return results
