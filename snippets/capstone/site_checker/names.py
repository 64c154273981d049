"""Looks up host names in threads that nobody has to wait for."""

import asyncio
import socket
import threading
from contextlib import suppress


class LookUps:
    def __init__(self, at_once):
        self.places = asyncio.Semaphore(at_once)

    async def start(self, host, port):
        """Wait for a free place, start a look-up in it, and return its future.

        The place is free again when the look-up ends, not when its caller gives up.
        """
        loop = asyncio.get_running_loop()
        found = loop.create_future()
        with suppress(socket.gaierror):  # a name
            found.set_result(addresses(host, port, socket.AI_NUMERICHOST))
            return found

        def look_up():
            try:
                settle, outcome = found.set_result, addresses(host, port)
            except Exception as error:
                settle, outcome = found.set_exception, error
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(finish, settle, outcome)

        def finish(settle, outcome):
            self.places.release()
            if not found.done():
                settle(outcome)

        await self.places.acquire()
        threading.Thread(target=look_up, name=f"look up {host}", daemon=True).start()
        return found


def addresses(host, port, flags=0):
    """Return the numeric addresses of a host, each with the port. Blocks."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return [address[:2] for *_, address in found]
