"""Services for tests of the capstone: some answer well, some badly, some never."""

import asyncio
import socket
from contextlib import asynccontextmanager

PAGE = b"<a href='/'>one</a> <a>two</a>"


class Services:
    """Serves on loopback in the running loop, and counts its open connections.

    The path says how: /ok, /slow (0.3 s), /silent, /hangup, /garbage, /endless.
    """

    def __init__(self):
        self.open = self.most_open = self.served = 0
        self.busy = asyncio.Event()

    def url(self, path):
        """Return the URL of a path on this server."""
        return f"http://127.0.0.1:{self.port}{path}"

    async def answer(self, reader, writer):
        """Answer one request and close the connection."""
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        self.busy.set()
        try:
            path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
            await self._reply(path.split("/")[1].rstrip("?"), reader, writer)
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
        elif kind == "garbage":
            writer.write(b"\xff\x00 what?\r\n\r\n")
        elif kind != "hangup":
            writer.write(b"HTTP/1.1 200 OK\r\nX: y\r\n\r\n" + PAGE)
        while kind == "endless":
            writer.write(b"x" * 10_000)
            await writer.drain()


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
