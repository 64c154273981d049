"""Lists the jobs of each tool, and turns that round."""

TOOLS = ["threads", "asyncio", "both", "processes", "plain calls"]

JOBS = {
    "threads": [
        "ask ten servers for their state, with urlopen",
        "hash a folder of videos, with hashlib",
        "resize photos, with a C library that lets go of the GIL",
    ],
    "asyncio": ["hold a thousand chat connections, with an async library"],
    "both": [
        "query a database whose driver blocks, from an asyncio server",
        "let an asyncio clock tick while input() waits for a key",
    ],
    "processes": [
        "count the primes below ten million, in Python",
        "search a gigabyte of logs, with Python code for each line",
    ],
    "plain calls": [
        "read one configuration file",
        "log in, then ask for a page with the key from the login",
    ],
}
CHOICE = {job: tool for tool, jobs in JOBS.items() for job in jobs}
