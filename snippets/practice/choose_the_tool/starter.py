TOOLS = ["threads", "asyncio", "both", "processes", "plain calls"]

CHOICE = {
    "ask ten servers for their state, with urlopen": "?",
    "hold a thousand chat connections, with an async library": "?",
    "query a database whose driver blocks, from an asyncio server": "?",
    "count the primes below ten million, in Python": "?",
    "hash a folder of videos, with hashlib": "?",
    "search a gigabyte of logs, with Python code for each line": "?",
    "read one configuration file": "?",
    "log in, then ask for a page with the key from the login": "?",
    "let an asyncio clock tick while input() waits for a key": "?",
    "resize photos, with a C library that lets go of the GIL": "?",
}


def main():
    for job, tool in CHOICE.items():
        print(f"{tool}: {job}")


if __name__ == "__main__":
    main()
