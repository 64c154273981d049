"""Names the tools once, in an enum of strings."""

from enum import StrEnum


class Tool(StrEnum):
    THREADS = "threads"
    ASYNCIO = "asyncio"
    BOTH = "both"
    PROCESSES = "processes"
    PLAIN = "plain calls"


CHOICE = {
    "ask ten servers for their state, with urlopen": Tool.THREADS,
    "hold a thousand chat connections, with an async library": Tool.ASYNCIO,
    "query a database whose driver blocks, from an asyncio server": Tool.BOTH,
    "count the primes below ten million, in Python": Tool.PROCESSES,
    "hash a folder of videos, with hashlib": Tool.THREADS,
    "search a gigabyte of logs, with Python code for each line": Tool.PROCESSES,
    "read one configuration file": Tool.PLAIN,
    "log in, then ask for a page with the key from the login": Tool.PLAIN,
    "let an asyncio clock tick while input() waits for a key": Tool.BOTH,
    "resize photos, with a C library that lets go of the GIL": Tool.THREADS,
}
