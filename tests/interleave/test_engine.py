"""Programs under control do what they do on threads, clocks and sockets that are real."""

import sys
from pathlib import Path

import pytest
from explored import explored, once

from interleave.explore.workers import CannotExploreError


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return tmp_path / "program.py"


def printed(script: Path, source: str) -> str:
    """Return what a program prints that ends well."""
    answer = once(script, source)
    assert answer["kind"] == "output", answer["text"]
    text: str = answer["text"]
    return text


TIMES = {
    "a sleep": ("time.sleep(0.3)", "0.3"),
    "the longer of two": (
        "threads = [Thread(target=time.sleep, args=(s,)) for s in (0.1, 0.4)]\n"
        "for thread in threads: thread.start()\n"
        "for thread in threads: thread.join()",
        "0.4",
    ),
    "a lock with a timeout": (
        "lock.acquire(); print(lock.acquire(timeout=2))",
        "False\n2.0",
    ),
    "a queue with a timeout": (
        "try: queue.Queue().get(timeout=1.5)\nexcept queue.Empty: print('empty')",
        "empty\n1.5",
    ),
    "hours": ("time.sleep(36_000)", "36000.0"),
    "a task": ("asyncio.run(asyncio.sleep(0.25))", "0.25"),
    "a timeout": (
        "async def main():\n"
        "    try:\n"
        "        async with asyncio.timeout(0.5): await asyncio.sleep(9)\n"
        "    except TimeoutError: print('late')\n"
        "asyncio.run(main())",
        "late\n0.5",
    ),
}


@pytest.mark.parametrize(("body", "expected"), TIMES.values(), ids=TIMES)
def test_time_passes_exactly_and_only_when_all_wait(
    script: Path, body: str, expected: str
) -> None:
    head = "import asyncio, queue, time\nfrom threading import Lock, Thread\nlock = Lock()\n"
    source = f"{head}{body}\nprint(time.perf_counter())"
    assert printed(script, source) == f"{expected}\n"


def test_who_asks_the_clock_in_a_loop_sees_it_go(script: Path) -> None:
    source = (
        "import time\nend = time.monotonic() + 0.5\nwhile time.monotonic() < end: pass"
    )
    assert printed(script, source) == ""


def test_a_server_and_its_clients_meet_in_memory(script: Path) -> None:
    source = """
import asyncio, http.server, time, urllib.request
from threading import Thread
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.2)
        self.send_response(200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"hello")
    def log_message(self, *args): pass
async def ask(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.0\\r\\n\\r\\n")
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer[-5:]
async def ask_twice(port):
    return await asyncio.gather(ask(port), ask(port))
with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
    thread = Thread(target=server.serve_forever)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/"
    print(urllib.request.urlopen(url).read(), time.perf_counter())
    print(asyncio.run(ask_twice(server.server_port)), time.perf_counter())
    server.shutdown()
    thread.join()
"""
    assert printed(script, source) == ("b'hello' 0.2\n[b'hello', b'hello'] 0.4\n")


def test_nobody_who_listens_refuses(script: Path) -> None:
    source = """
import socket
try: socket.create_connection(("127.0.0.1", 9))
except ConnectionRefusedError as error: print(error)
"""
    assert printed(script, source) == "[Errno 111] Connection refused\n"


def test_each_thread_has_its_own_values_and_names(script: Path) -> None:
    source = """
import threading
class Here(threading.local):
    name = "nobody"
    def __init__(self, first): self.first = first
here = Here(1)
def work():
    print(here.name, here.first, threading.current_thread().name)
    here.name = "other"
    here.first = 2
thread = threading.Thread(target=work)
here.name = "main"
thread.start(); thread.join()
print(here.name, here.first)
"""
    assert printed(script, source) == "nobody 1 Thread-1 (work)\nmain 1\n"


def test_the_end_waits_for_threads_and_calls_atexit_but_not_for_daemons(
    script: Path,
) -> None:
    source = """
import atexit, threading, time
atexit.register(print, "at exit")
def work(seconds, text): time.sleep(seconds); print(text)
threading.Thread(target=work, args=(0.1, "thread")).start()
threading.Thread(target=work, args=(0.5, "daemon"), daemon=True).start()
print("main")
"""
    assert printed(script, source) == "main\nthread\nat exit\n"


def test_a_signal_interrupts_what_the_main_thread_waits_for(script: Path) -> None:
    source = """
import os, signal, threading, time
threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
try: time.sleep(10)
except KeyboardInterrupt: print("interrupted", time.perf_counter())
"""
    assert printed(script, source) == "interrupted 0.1\n"


def test_a_failure_is_told_as_python_tells_it(script: Path) -> None:
    answer = once(script, "def fail():\n    raise ValueError('no')\nfail()")
    assert answer["kind"] == "exception"
    assert answer["text"].splitlines()[:2] == [
        "Traceback (most recent call last):",
        f'  File "{script}", line 3, in <module>',
    ]
    assert answer["text"].endswith("ValueError: no\n")


@pytest.mark.skipif(sys.version_info < (3, 12), reason="3.11 has one schedule of it")
def test_runs_do_not_know_of_each_other(script: Path) -> None:
    (script.parent / "counting.py").write_text("seen = []\n")
    source = """
import counting, itertools, logging, random, threading
def work():
    counting.seen.append(threading.current_thread().name)
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
logging.getLogger("x").addHandler(logging.NullHandler())
threading.excepthook = None
print(len(counting.seen), len(logging.getLogger("x").handlers), random.random())
"""
    many = once(script, source, plans=[[[], 0]], bound=1)
    [only] = many["outcomes"]
    assert only["count"] > 5
    assert only["text"].startswith("2 1 ")


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("import subprocess; subprocess.run(['ls'])", "other processes"),
        ("import os; os.fork()", "other processes"),
        ("import os; os.system('ls')", "other processes"),
        ("import socket; socket.create_connection(('example.org', 80))", "example.org"),
        ("import socket; socket.socket(type=socket.SOCK_DGRAM)", "no stream"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", "signal 15"),
        ("import os\ntry: os.fork()\nexcept Exception: pass", "other processes"),
    ],
)
def test_what_cannot_be_under_control_is_refused_by_name(
    script: Path, source: str, named: str
) -> None:
    with pytest.raises(CannotExploreError, match=named):
        once(script, source)


def test_who_is_woken_at_its_deadline_is_not_woken_twice(script: Path) -> None:
    source = """
import threading, time
lock = threading.Lock()
lock.acquire()
def wait():
    print(lock.acquire(timeout=0.1))
    time.sleep(1)
    print(time.perf_counter())
thread = threading.Thread(target=wait)
thread.start()
time.sleep(0.1)
lock.release()
thread.join()
"""
    verdict = explored(script, source)
    lines = {tuple(each.ending.text.split()) for each in verdict.outcomes}
    assert lines == {("True", "1.1"), ("False", "1.1")}


def test_who_is_woken_while_a_signal_is_handled_is_not_woken_twice(
    script: Path,
) -> None:
    source = """
import os, signal, threading, time
event = threading.Event()
signal.signal(signal.SIGUSR1, lambda *args: None)
def wake():
    os.kill(os.getpid(), signal.SIGUSR1)
    event.set()
threading.Timer(0.1, wake).start()
print(event.wait(5))
time.sleep(1)
print(time.perf_counter())
"""
    verdict = explored(script, source)
    assert [each.ending.text for each in verdict.outcomes] == ["True\n1.1\n"]
