"""Tests of the site checker on replies that no service should send: each is a result."""

import asyncio
import errno

import pytest
from capstone.site_checker import fetch
from capstone.site_checker.names import LookUps
from capstone.site_checker.parse import count_links
from capstone.site_checker.services import service_at

from tests.snippets.capstone_services import PAGE, dead_url, found_at, services

OK = b"HTTP/1.1 200 OK\r\n"
END = b"\r\n"
UP, DOWN, FAILING = ("up", 2), ("down", 0), ("failing", 2)
UNPARSABLE = b"&#" + b"9" * 5_000 + b";"  # a number that int() refuses

# What a service sends, what it then does, and what the checker must find.
REPLIES = {
    "nothing": (b"", "close", DOWN),
    "a reset": (b"", "reset", DOWN),
    "another protocol": (b"SSH-2.0-X200\r\n", "close", DOWN),
    "another protocol, kept open": (b"SSH-2.0-X200\r\n", "hold", DOWN),
    "TLS": (b"\x15\x03\x01\x00\x02\x02\x46", "close", DOWN),
    "TLS with a line end": (b"\x16\x03\x01\n\x02\x46" * 99, "hold", DOWN),
    "HTTP within something else": (b"see HTTP/1.1 200 OK\r\n" + END, "close", DOWN),
    "a page alone": (PAGE, "close", DOWN),
    "a version too new": (b"HTTP/2.0 200 OK\r\n" + END, "close", DOWN),
    "no status": (b"HTTP/1.1 OK\r\n" + END, "close", DOWN),
    "a status of two digits": (b"HTTP/1.1 20 OK\r\n" + END, "close", DOWN),
    "a status of four digits": (b"HTTP/1.1 2000 OK\r\n" + END, "close", DOWN),
    "a status below zero": (b"HTTP/1.1 -20 OK\r\n" + END, "close", DOWN),
    "a status in other digits": (
        "HTTP/1.1 \uff12\uff10\uff10 OK\r\n".encode(),
        "close",
        DOWN,
    ),
    "no final status": (b"HTTP/1.1 100 Go on\r\n" + END + OK, "close", DOWN),
    "an empty line first": (END + OK + END, "close", DOWN),
    "an endless status line": (b"HTTP/1.1 200 " + b"x" * 200_000, "hold", DOWN),
    "an endless field": (OK + b"X: " + b"y" * 200_000, "hold", DOWN),
    "endless fields": (OK + b"X: y\r\n" * 10_000, "hold", DOWN),
    "a head that breaks off": (OK + b"X: y", "close", DOWN),
    "a page that breaks off": (
        OK + b"Content-Length: 99\r\n" + END + PAGE,
        "close",
        DOWN,
    ),
    "a length below zero": (OK + b"Content-Length: -1\r\n" + END, "close", DOWN),
    "a length of no digits": (OK + b"Content-Length: x\r\n" + END, "close", DOWN),
    "a length of 5,000 digits": (
        OK + b"Content-Length: " + b"9" * 5_000 + END + END,
        "close",
        DOWN,
    ),
    "no length": (OK + END + PAGE, "close", UP),
    "no reason": (b"HTTP/1.0 200\r\n" + END + PAGE, "close", UP),
    "bare line ends": (b"HTTP/1.0 200 OK\n\n" + PAGE, "close", UP),
    "a length, kept open": (
        OK + b"content-length: %d\r\n" % len(PAGE) + END + PAGE,
        "hold",
        UP,
    ),
    "more than the length": (
        OK + b"Content-Length: %d\r\n" % len(PAGE) + END + PAGE * 9,
        "close",
        UP,
    ),
    "chunks": (
        OK + b"Transfer-Encoding: chunked\r\n" + END + b"1e\r\n" + PAGE + b"\r\n0\r\n",
        "close",
        UP,
    ),
    "200 elsewhere in the head": (
        b"HTTP/1.1 503 No\r\nX-Limit: at most 200 calls\r\n" + END + PAGE,
        "close",
        FAILING,
    ),
    "a redirect to itself": (
        b"HTTP/1.1 302 Found\r\nLocation: /\r\n" + END + PAGE,
        "close",
        FAILING,
    ),
    "a page in Latin-1": (OK + END + PAGE + b"\xe9", "close", UP),
    "a page of NULs": (OK + END + PAGE + b"\0" * 9_999, "close", UP),
    "deep nesting": (OK + END + b"<b>" * 30_000 + PAGE, "close", UP),
    "a huge page": (
        OK + END + PAGE + b" " * 3_000_000,
        "close",
        UP,
    ),
    "no page": (b"HTTP/1.1 204 No Content\r\n" + END, "close", ("up", 0)),
    "an unparsable page": (OK + END + UNPARSABLE, "close", ("up", None)),
}


def test_each_reply_is_a_result_and_no_other_service_suffers():
    def asked(site):
        return [
            *(site.replying(*reply[:2]) for reply in REPLIES.values()),
            site.at("/ok"),
        ]

    *found, last = found_at(asked, fetchers=5)
    assert last == UP
    expected = {name: reply[2] for name, reply in REPLIES.items()}
    assert dict(zip(REPLIES, found, strict=True)) == expected


def test_a_service_that_drips_is_silent():
    reply = OK + END + PAGE * 20
    found = found_at(lambda site: [site.replying(reply, "drip")], limit=0.3)
    assert found == [("silent", 0)]


def test_an_endless_page_is_cut():
    async def main():
        async with services() as site:
            return await fetch.check(site.at("/endless"), 30, LookUps(1))

    answer = asyncio.run(main())
    assert answer.state == "up"
    assert len(answer.page) == fetch.MAX_PAGE


@pytest.mark.parametrize(
    "page", [b"<![<", b"<![a[", UNPARSABLE, b"<a href='" + UNPARSABLE + b"'>"]
)
def test_what_the_parser_makes_of_a_page_is_never_an_exception(page):
    assert count_links(page) in (0, None)


def test_the_limit_of_open_files_is_a_failure_of_the_program(monkeypatch):
    async def refuse(host, port):
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(fetch.asyncio, "open_connection", refuse)
    checking = fetch.check(service_at(dead_url()), 30, LookUps(1))

    async def main():
        return await checking

    with pytest.raises(OSError, match="Too many open files"):
        asyncio.run(main())


def test_each_address_of_a_host_is_tried():
    async def main():
        async with services() as site:
            dead = service_at(dead_url())
            addresses = [(dead.host, dead.port), ("127.0.0.1", site.port)]
            _, writer = await fetch.connect(addresses)
            writer.close()
            with pytest.raises(ConnectionRefusedError):
                await fetch.connect(addresses[:1])

    asyncio.run(main())
