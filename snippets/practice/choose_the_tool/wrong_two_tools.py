"""is not one of threads, asyncio, both, processes"""

TOOLS = ["threads", "asyncio", "both", "processes", "plain calls"]

CHOICE = {
    "ask ten servers for their state, with urlopen": "threads",
    "hold a thousand chat connections, with an async library": "asyncio",
    "query a database whose driver blocks, from an asyncio server": "both",
    "count the primes below ten million, in Python": "processes",
    "hash a folder of videos, with hashlib": ["threads", "processes"],
    "search a gigabyte of logs, with Python code for each line": "processes",
    "read one configuration file": "plain calls",
    "log in, then ask for a page with the key from the login": "plain calls",
    "let an asyncio clock tick while input() waits for a key": "both",
    "resize photos, with a C library that lets go of the GIL": "threads",
}
