"""a server that never answers holds a request for ever"""

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


async def fetch(url, slots):
    try:
        async with slots:
            return await get(url)
    except OSError as error:
        return f"failed: {error}"


async def fetch_all(urls, at_once=4):
    slots = asyncio.Semaphore(at_once)
    results = await asyncio.gather(*[fetch(url, slots) for url in urls.values()])
    return dict(zip(urls, results, strict=True))
