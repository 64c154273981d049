"""The examples' own small HTTP server: its delay and failures are set in the URL."""

import asyncio
import signal
import subprocess
import sys
from http.client import responses
from urllib.parse import parse_qsl, urlencode, urlsplit


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
        `body="text"` answers with that text, `drop=1` closes the connection unanswered.
        """
        query = f"?{urlencode(settings)}" if settings else ""
        return f"http://127.0.0.1:{self._port}{path}{query}"


async def answer(reader, writer):
    """Answer one request and close the connection."""
    try:
        request = await reader.readuntil(b"\r\n\r\n")
        target = urlsplit(request.split()[1].decode())
        settings = dict(parse_qsl(target.query))
        await asyncio.sleep(float(settings.get("delay", 0)))
        if "drop" not in settings:
            status = int(settings.get("status", 200))
            body = settings.get("body", f"hello from {target.path}\n").encode()
            head = f"HTTP/1.1 {status} {responses.get(status, '-')}\r\n"
            head += f"Content-Length: {len(body)}\r\n"
            writer.write(f"{head}Connection: close\r\n\r\n".encode() + body)
            await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass  # the client has gone: nobody is left to answer
    finally:
        writer.close()


async def serve():
    """Print a free port of this machine, and serve there until standard input ends."""
    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.close()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C: end at once and say nothing
    asyncio.run(serve())
