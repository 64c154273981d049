"""The examples' own small HTTP server: its delay and failures are set in the URL."""

import asyncio
import signal
import subprocess
import sys
from http.client import responses
from itertools import count
from urllib.parse import parse_qsl, urlencode, urlsplit

PIECE = bytes(65_536)
numbers = count(1)
open_now = set()


class CourseServer:
    """Runs the server in a process of its own for as long as the `with` block lasts."""

    def __enter__(self):
        command = [sys.executable, __file__]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen(command, text=True, **pipes)
        self._port = int(self._process.stdout.readline())
        return self

    def __exit__(self, *exc_info):
        self._process.terminate()
        self._process.communicate()

    def url(self, path="/", **settings):
        """Return a URL of this server.

        `delay=0.2` answers after 0.2 seconds, `status=503` answers with that status,
        `body="text"` answers with that text, `pieces=3` adds three pieces of 64 KiB, each
        after the delay, `drop=1` closes the connection unanswered, `keep=1` keeps it open.
        A header `Connection-Number` numbers the connections, from 1 on, and
        `Open-Connections` says how many there are.
        """
        query = f"?{urlencode(settings)}" if settings else ""
        return f"http://127.0.0.1:{self._port}{path}{query}"


async def answer(reader, writer, number):
    """Answer one request; return whether the connection stays open."""
    request = await reader.readuntil(b"\r\n\r\n")
    target = urlsplit(request.split()[1].decode())
    settings = dict(parse_qsl(target.query))
    delay = float(settings.get("delay", 0))
    await asyncio.sleep(delay)
    if "drop" in settings:
        return False
    status = int(settings.get("status", 200))
    body = settings.get("body", f"hello from {target.path}\n").encode()
    pieces = int(settings.get("pieces", 0))
    head = f"HTTP/1.1 {status} {responses.get(status, '-')}\r\n"
    head += f"Content-Length: {len(body) + pieces * len(PIECE)}\r\n"
    head += f"Connection-Number: {number}\r\nOpen-Connections: {len(open_now)}\r\n"
    head += f"Connection: {'keep-alive' if 'keep' in settings else 'close'}\r\n\r\n"
    writer.write(head.encode() + body)
    for _ in range(pieces):
        await asyncio.sleep(delay)
        writer.write(PIECE)
        await writer.drain()
    await writer.drain()
    return "keep" in settings


async def connected(reader, writer):
    """Answer the requests of one connection, one after another, and close it."""
    number = next(numbers)
    open_now.add(number)
    try:
        while await answer(reader, writer, number):
            pass
    except (ConnectionError, asyncio.IncompleteReadError):
        pass  # the client has gone: nobody is left to answer
    finally:
        open_now.remove(number)
        writer.close()


async def serve():
    """Print a free port of this machine, and serve there until standard input ends."""
    server = await asyncio.start_server(connected, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.close()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C: end at once and say nothing
    asyncio.run(serve())
