"""Reads the services to check from a file, and refuses what is not an address."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

MAX_FILE = 10_000_000  # characters
MAX_URL = 2_000


@dataclass(frozen=True)
class Service:
    url: str
    host: str
    port: int
    request: bytes


def read_services(file):
    """Return the services of a file with a URL on each line, each service once.

    Raises OSError if the file cannot be read, and ValueError for what is in it.
    """
    services = {}
    for number, line in enumerate(read_text(file).split("\n"), 1):
        if url := line.strip():
            try:
                services[url] = service_at(url)
            except ValueError as error:
                where = f"{file}, line {number}"
                raise ValueError(f"{where}: {error}: {url[:80]!a}") from None
    if not services:
        raise ValueError(f"{file}: there is no address in it")
    return list(services.values())


def read_text(file):
    try:
        with Path(file).open(encoding="utf-8-sig") as opened:
            text = opened.read(MAX_FILE + 1)
    except UnicodeDecodeError:
        raise ValueError(f"{file}: this is not text in UTF-8") from None
    if len(text) > MAX_FILE:
        raise ValueError(f"{file}: longer than {MAX_FILE} characters")
    return text


def service_at(url):
    """Return the service at a URL; raise ValueError that says what is wrong with it."""
    if len(url) > MAX_URL:
        raise ValueError(f"longer than {MAX_URL} characters")
    if not url.isascii() or not url.isprintable() or " " in url:
        raise ValueError("write a space as %20, and other letters in the same way")
    to = urlsplit(url)
    if to.scheme != "http":
        raise ValueError("only http:// is understood")
    if not is_host(to.hostname):
        raise ValueError("there is no host name in it, or no possible one")
    if "@" in to.netloc:
        raise ValueError("leave out the user and the password")
    if to.port == 0:
        raise ValueError("there is no port 0")
    target = (to.path or "/") + (f"?{to.query}" if to.query else "")
    request = f"GET {target} HTTP/1.0\r\nHost: {to.netloc}\r\n\r\n".encode()
    return Service(url, to.hostname, to.port or 80, request)


def is_host(name):
    try:
        return bool(name) and bool(name.encode("idna"))
    except UnicodeError:  # a part of the name is empty or too long
        return False
