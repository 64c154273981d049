"""gather returns the exceptions, and `fetch_all` makes the texts."""

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


async def fetch(url, slots, timeout=2):
    async with slots, asyncio.timeout(timeout):
        return await get(url)


async def fetch_all(urls, at_once=4):
    slots = asyncio.Semaphore(at_once)
    calls = [fetch(url, slots) for url in urls.values()]
    found = await asyncio.gather(*calls, return_exceptions=True)
    return {
        city: f"failed: {result}" if isinstance(result, OSError) else result
        for city, result in zip(urls, found, strict=True)
    }
