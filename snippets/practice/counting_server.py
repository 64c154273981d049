"""A server for checks: it notes how many requests it has at once."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

OWN = ("(serve_forever)", "(process_request_thread)")


class Server(ThreadingHTTPServer):
    """The standard one with room for more connections that wait."""

    request_queue_size = 128


class CountingServer:
    """Answers GET requests in the checking process, as long as the `with` block lasts.

    `bodies` has a body for each path, with its query or without; a path that has none
    gets status 404, and `/drop` no answer. Requests are held until `together` of them
    are there: `peak` is the most there were at once, and stays lower if they do not come
    within a second. `threads` has the names of the other threads of the process.
    """

    def __init__(self, bodies, together):
        self.bodies, self.together = bodies, together
        self.peak = self._inside = 0
        self.threads = set()
        self._lock = threading.Lock()
        self._all_in = threading.Event()

    def __enter__(self):
        class Handler(BaseHTTPRequestHandler):
            counts = self

            def do_GET(self):
                self.counts._answer(self)

            def log_message(self, *args):
                pass

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(self, *exc_info):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def url(self, path):
        """Return the URL of a path."""
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    def _answer(self, request):
        with self._lock:
            self._inside += 1
            self.peak = max(self.peak, self._inside)
            names = {thread.name for thread in threading.enumerate()} - {"MainThread"}
            self.threads |= {name for name in names if not name.endswith(OWN)}
            if self._inside == self.together:
                # Hold them a little longer: one request too many has time to come.
                timer = threading.Timer(0.05, self._all_in.set)
                timer.name = "timer (serve_forever)"
                timer.start()
        if not self._all_in.wait(1):
            self._all_in.set()
        with self._lock:
            self._inside -= 1
        path = request.path
        if path not in self.bodies:
            path = path.partition("?")[0]
        if path == "/drop":
            return
        body = self.bodies.get(path, "").encode()
        request.send_response(200 if body else 404)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)
