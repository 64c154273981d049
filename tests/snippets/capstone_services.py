"""Services for tests of the capstone: some answer well, some badly, some never."""

import asyncio
import socket
import struct
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from capstone.site_checker.pipeline import check_all
from capstone.site_checker.services import service_at

PAGE = b"<a href='/'>one</a> <a>two</a>"


class Services:
    """Serves on loopback in the running loop, and counts its open connections.

    The path says how: /ok, /slow (0.3 s), /silent, /endless, or a number, that of a reply.
    """

    def __init__(self):
        self.open = self.most_open = self.served = 0
        self.replies = []

    def at(self, path):
        """Return the service at a path of this server."""
        return service_at(f"http://127.0.0.1:{self.port}{path}")

    def replying(self, reply, then="close"):
        """Return a service that sends these bytes, and then one of three things.

        It closes the connection ("close"), resets it, or waits until the client has gone
        ("hold"). With "drip" it sends a byte each 20 ms.
        """
        self.replies.append((reply, then))
        return self.at(f"/{len(self.replies) - 1}")

    async def answer(self, reader, writer):
        """Answer one request and close the connection."""
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
            kind = path.split("/")[1].rstrip("?")
            if kind.isdecimal():
                await self._send(*self.replies[int(kind)], reader, writer)
            else:
                await self._reply(kind, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self.open -= 1
            self.served += 1
            writer.close()

    async def _reply(self, kind, reader, writer):
        if kind == "slow":
            await asyncio.sleep(0.3)
        if kind == "silent":
            await reader.read()  # until the client has gone
        else:
            writer.write(b"HTTP/1.1 200 OK\r\nX: y\r\n\r\n" + PAGE)
        while kind == "endless":
            writer.write(b"x" * 10_000)
            await writer.drain()

    async def _send(self, reply, then, reader, writer):
        step = 1 if then == "drip" else len(reply) or 1
        for start in range(0, len(reply), step):
            writer.write(reply[start : start + step])
            await writer.drain()
            await asyncio.sleep(0.02 if then == "drip" else 0)
        if then == "hold":
            await reader.read()
        if then == "reset":
            linger = struct.pack("ii", 1, 0)
            here = writer.get_extra_info("socket")
            here.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)


@asynccontextmanager
async def services():
    """Serve as long as the block lasts."""
    here = Services()
    server = await asyncio.start_server(here.answer, "127.0.0.1", 0, backlog=4096)
    here.port = server.sockets[0].getsockname()[1]
    try:
        yield here
    finally:
        server.close()


def dead_url():
    """Return a URL at which nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}/"


def found_at(services_of, limit=30.0, **limits):
    """Return what the pipeline finds at the services that a function asks a server for.

    A state and a number of links for each, in their order. Pages are parsed in threads.
    """
    results = {}

    async def handle(result):
        results[result[0]] = result[1:]

    async def main(pool):
        async with services() as site:
            asked = services_of(site)
            await check_all(asked, handle, pool, limit=limit, **limits)
        return [results[service.url] for service in asked]

    with ThreadPoolExecutor(2) as pool:
        return asyncio.run(main(pool))
