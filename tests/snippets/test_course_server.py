"""The course's HTTP server answers as its URLs ask, and never outlives its reader."""

import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, RemoteDisconnected
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from course_server import CourseServer

from tests.snippets.programs import SNIPPETS

ABANDON = """
import os, sys
sys.path.insert(0, sys.argv[1])
from course_server import CourseServer
print(CourseServer().__enter__().url(), flush=True)
os._exit(0)
"""


@pytest.fixture(scope="module")
def server():
    with CourseServer() as server:
        yield server


def get(url, timeout=5):
    with urlopen(url, timeout=timeout) as response:
        return response.read().decode()


def refuses(url):
    try:
        socket.create_connection(("127.0.0.1", urlsplit(url).port), 1).close()
    except OSError:
        return True
    return False


def test_answers_with_its_path(server):
    assert get(server.url("/a")) == "hello from /a\n"


def test_answers_with_the_body_asked_for(server):
    assert get(server.url(body="two words & more")) == "two words & more"


def test_answers_with_the_status_asked_for(server):
    with pytest.raises(HTTPError, match="503: Service Unavailable") as failure:
        get(server.url(status=503))
    failure.value.close()


def test_unknown_status_has_no_phrase(server):
    with pytest.raises(HTTPError, match="599: -") as failure:
        get(server.url(status=599))
    failure.value.close()


def test_drop_closes_the_connection_unanswered(server):
    with pytest.raises(RemoteDisconnected):
        get(server.url(drop=1))


def test_delay_is_kept(server):
    started = time.monotonic()
    get(server.url(delay=0.2))
    assert time.monotonic() - started >= 0.2


def test_a_client_that_gives_up_does_no_harm(server):
    with pytest.raises(TimeoutError):
        get(server.url(delay=0.5), timeout=0.05)
    assert get(server.url("/next")) == "hello from /next\n"


def test_ends_with_its_block():
    with CourseServer() as server:
        url = server.url()
        assert not refuses(url)
    assert refuses(url)


def test_ends_when_its_reader_dies():
    command = [sys.executable, "-c", ABANDON, str(SNIPPETS)]
    url = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    deadline = time.monotonic() + 5
    while not refuses(url.strip()):
        assert time.monotonic() < deadline, "the server is still there"
        time.sleep(0.02)


def test_alone_it_serves_until_its_input_ends():
    program = str(SNIPPETS / "course_server.py")
    run = subprocess.run(
        [sys.executable, program], input="", capture_output=True, text=True
    )
    assert (run.returncode, run.stdout.strip().isdigit(), run.stderr) == (0, True, "")


def headers(url):
    with urlopen(url, timeout=5) as response:
        return response.headers


def test_numbers_its_connections_and_counts_the_open_ones():
    with CourseServer() as server:
        answers = [headers(server.url()) for _ in range(3)]
    assert [each["Connection-Number"] for each in answers] == ["1", "2", "3"]
    assert all(int(each["Open-Connections"]) >= 1 for each in answers)


def test_keeps_a_connection_if_asked_to(server):
    connection = HTTPConnection("127.0.0.1", urlsplit(server.url()).port, timeout=5)
    numbers = []
    for query in ("?keep=1", "?keep=1", ""):
        connection.request("GET", f"/{query}")
        with connection.getresponse() as response:
            numbers.append(response.getheader("Connection-Number"))
            response.read()
    assert len(set(numbers)) == 1
    assert connection.sock is None  # the last answer closed it
    connection.close()


def test_adds_pieces_each_after_the_delay(server):
    started = time.monotonic()
    body = get(server.url("/", pieces=2, delay=0.1))
    assert time.monotonic() - started >= 0.3
    assert len(body) == len("hello from /\n") + 2 * 65_536
