"""Asks one service for its page, within limits of time and of size."""

import asyncio
import errno
import re
from contextlib import closing
from dataclasses import dataclass

MAX_PAGE = 100_000  # bytes
MAX_FIELDS = 100
STATUS_LINE = re.compile(rb"HTTP/1\.[01] ([2-5][0-9][0-9])( .*)?\r?\n")
OUR_OWN_LIMITS = {errno.EMFILE, errno.ENFILE}


@dataclass(frozen=True)
class Answer:
    url: str
    state: str
    page: bytes = b""


async def check(service, limit, look_ups):
    """Return the answer of a service, whatever it does; never raise for that."""
    found = await look_ups.start(service.host, service.port)
    try:
        async with asyncio.timeout(limit):
            status, page = await ask(service, await found)
    except TimeoutError:
        return Answer(service.url, "silent")
    except OSError as error:
        if error.errno in OUR_OWN_LIMITS:
            raise
        return Answer(service.url, "down")
    except (EOFError, ValueError):  # the answer breaks off, or is not HTTP
        return Answer(service.url, "down")
    return Answer(service.url, "up" if 200 <= status < 300 else "failing", page)


async def ask(service, addresses):
    reader, writer = await connect(addresses)
    with closing(writer):
        writer.write(service.request)
        status, length = await read_head(reader)
        if length is None:
            return status, await read_at_most(reader, MAX_PAGE)
        return status, await reader.readexactly(min(length, MAX_PAGE))


async def connect(addresses):
    for host, port in addresses:
        try:
            return await asyncio.open_connection(host, port)
        except OSError as error:
            failure = error
    raise failure


async def read_head(reader):
    """Return the status and the length of the page, which is None if not told."""
    status = STATUS_LINE.fullmatch(await reader.readline())
    if status is None:
        raise ValueError("not HTTP")
    length = None
    for _ in range(MAX_FIELDS):
        field = await reader.readline()
        if not field.endswith(b"\n"):
            raise EOFError
        if not field.strip():
            return int(status[1]), length
        name, _, value = field.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    raise ValueError("too many fields")


async def read_at_most(reader, size):
    try:
        return await reader.readexactly(size)
    except asyncio.IncompleteReadError as end:
        return end.partial
