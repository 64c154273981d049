"""One HTTP client: connections, failures, time limits, cancellation, and its loop."""

import asyncio
import ssl
import threading
import time
from urllib.parse import urlsplit

import httpx
import pytest
from course_server import CourseServer
from http_client import (
    cancelled,
    errors,
    limits,
    one_client_broken,
    one_client_fixed,
    stream_body,
    three_at_once,
    two_loops_fixed,
    whole_time,
)

from tests.snippets.programs import run_program


@pytest.fixture
def server():
    with CourseServer() as server:
        yield server


def test_requests_overlap_in_one_thread(server):
    urls = [server.url(f"/{n}", delay=0.4) for n in range(5)]
    asyncio.run(three_at_once.fetch_all(urls[:1]))  # imports what the first call needs
    before, threads = time.monotonic(), threading.active_count()
    texts = asyncio.run(three_at_once.fetch_all(urls))
    assert time.monotonic() - before < 1.5
    assert texts == [f"hello from /{n}" for n in range(5)]
    assert threading.active_count() == threads


def test_a_name_is_looked_up_in_another_thread(server):
    async def threads_after(host):
        url = f"http://{host}:{urlsplit(server.url()).port}/"
        async with httpx.AsyncClient() as client:
            await client.get(url)
        return threading.active_count() - threads

    threads = threading.active_count()
    assert asyncio.run(threads_after("127.0.0.1")) == 0
    assert asyncio.run(threads_after("localhost")) > 0


def test_one_client_uses_one_connection_and_many_use_many(server, capsys):
    asyncio.run(one_client_broken.main(server.url(keep=1), requests=3))
    asyncio.run(one_client_fixed.main(server.url(keep=1), requests=3))
    assert capsys.readouterr().out.splitlines() == [
        "connections: [1, 2, 3]",
        "connections: [4, 4, 4]",
    ]


def test_each_new_client_loads_certificates(server, monkeypatch):
    made = []
    load = ssl.create_default_context
    monkeypatch.setattr(
        ssl, "create_default_context", lambda *a, **k: made.append(1) or load(*a, **k)
    )
    asyncio.run(one_client_fixed.main(server.url(keep=1), requests=3))
    assert len(made) == 1
    asyncio.run(one_client_broken.main(server.url(keep=1), requests=3))
    assert len(made) == 1 + 3


def test_no_and_silence_are_told_apart(server, capsys):
    asyncio.run(errors.main(server, delay=1, patience=0.3))
    assert capsys.readouterr().out.splitlines() == [
        "fine: hello from /tea",
        "refused: answered with 503",
        "dropped: no answer: RemoteProtocolError",
        "silent: no answer: ReadTimeout",
    ]


@pytest.mark.parametrize("status", [302, 404, 503])
def test_each_status_but_yes_is_raised_only_if_asked_for(server, status):
    async def ask():
        async with httpx.AsyncClient() as client:
            return await client.get(server.url(status=status))

    response = asyncio.run(ask())
    assert response.status_code == status
    with pytest.raises(httpx.HTTPStatusError) as raised:
        response.raise_for_status()
    assert raised.value.response is response


def test_each_error_has_the_parent_that_is_named():
    assert issubclass(httpx.HTTPStatusError, httpx.HTTPError)
    assert issubclass(httpx.RequestError, httpx.HTTPError)
    for name in ("ConnectTimeout", "WriteTimeout", "ReadTimeout", "PoolTimeout"):
        assert issubclass(getattr(httpx, name), httpx.RequestError)


def test_the_defaults_are_those_that_are_named():
    client = httpx.AsyncClient()
    assert client.timeout == httpx.Timeout(5)
    assert httpx.Timeout(5) == httpx.Timeout(connect=5, write=5, read=5, pool=5)


def test_a_request_that_cannot_be_sent_ends_with_the_write_limit(server):
    async def send():
        limit = httpx.Timeout(9, write=0.2)
        async with httpx.AsyncClient(timeout=limit) as client:
            await client.post(server.url(delay=2), content=bytes(50_000_000))

    with pytest.raises(httpx.WriteTimeout):
        asyncio.run(send())


def test_the_wait_for_a_place_ends_with_the_pool_limit(server):
    async def six():
        limit = httpx.Timeout(9, pool=0.1)
        two = httpx.Limits(max_connections=2)
        async with httpx.AsyncClient(timeout=limit, limits=two) as client:
            calls = [client.get(server.url(delay=0.6)) for _ in range(6)]
            return await asyncio.gather(*calls, return_exceptions=True)

    answers = asyncio.run(six())
    assert [type(answer) for answer in answers].count(httpx.PoolTimeout) == 4
    assert [type(answer) for answer in answers].count(httpx.Response) == 2


def test_a_limit_on_each_wait_is_none_on_the_whole(server, capsys):
    url = server.url(delay=0.2, pieces=3)  # 0.8 seconds
    asyncio.run(whole_time.main(url, patience=0.6, most=0.3))
    assert capsys.readouterr().out.splitlines() == [
        f"read: {3 * 65_536 + len('hello from /') + 1} bytes",
        "gave up on the whole of it",
    ]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_more_connections_are_open_than_the_limit_says(server, most):
    allowed = httpx.Limits(max_connections=most)
    url = server.url(delay=0.1)
    assert asyncio.run(limits.most_at_once(url, allowed, requests=5)) == most


def test_a_cancelled_request_gives_up_its_connection_and_not_its_place(server, capsys):
    asyncio.run(cancelled.main(server, delay=1, patience=0.2))
    assert capsys.readouterr().out.splitlines() == [
        "first request: 1",
        "second: 1",
        "third: cancelled",
        "fourth: 2",
    ]


def test_a_streamed_body_is_whole_and_never_held(server, capsys):
    asyncio.run(stream_body.main(server.url(pieces=60)))
    lines = capsys.readouterr().out.splitlines()
    (all_of_it, whole), (same, pieces) = (
        (line.split()[1], float(line.split()[3])) for line in lines
    )
    assert all_of_it == same == str(60 * 65_536 + len("hello from /\n"))
    assert whole > 3.9
    assert pieces < whole / 2


def test_a_client_of_a_loop_that_has_ended_cannot_be_used():
    run = run_program("http_client/two_loops_broken.py")
    assert run.returncode == 1
    assert run.stdout == "first loop: ['hello from /tea', 'hello from /cake']\n"
    assert run.stderr.endswith("\nRuntimeError: Event loop is closed\n")


def test_a_client_for_each_loop_can(server, capsys):
    two_loops_fixed.main(server)
    assert capsys.readouterr().out.splitlines() == [
        "first loop: ['hello from /tea', 'hello from /cake']",
        "second loop: ['hello from /cake', 'hello from /tea']",
    ]
