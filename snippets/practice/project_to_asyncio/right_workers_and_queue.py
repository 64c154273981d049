"""As many workers as may ask at once, which take the URLs from a queue."""

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


async def work(waiting, results, timeout=2):
    while not waiting.empty():
        city, url = waiting.get_nowait()
        try:
            results[city] = await asyncio.wait_for(get(url), timeout)
        except OSError as error:
            results[city] = f"failed: {error}"


async def fetch_all(urls, at_once=4):
    results, waiting = dict.fromkeys(urls), asyncio.Queue()
    for item in urls.items():
        waiting.put_nowait(item)
    await asyncio.gather(*[work(waiting, results) for _ in range(at_once)])
    return results
