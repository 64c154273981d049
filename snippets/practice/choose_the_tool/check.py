"""Choose a tool for each of ten jobs."""

COMPUTES = {
    "asyncio": "asyncio does not compute faster: a coroutine that computes stops every "
    "other task",
    "both": "the loop would gain nothing, and the thread would still compute in Python",
    "threads": "threads that run Python code take turns on the default build",
    "plain calls": "one call after another leaves all cores but one idle",
}
RELEASES = {
    "asyncio": "the loop's one thread would compute, and all other tasks would stop",
    "both": "no loop is needed here, the threads alone keep several cores busy",
    "processes": "it works, but such C code runs in parallel in threads already, "
    "and threads need not copy the data",
    "plain calls": "one call after another leaves all cores but one idle",
}
BLOCKS_LOOP = {
    "asyncio": "the call blocks, so made in a coroutine it stops the loop",
    "threads": "an asyncio program is there already: the question is how to call from it",
    "processes": "the call waits and needs no core of its own",
    "plain calls": "the call blocks, so made in a coroutine it stops the loop",
}
NOTHING = dict.fromkeys(
    ("threads", "asyncio", "both", "processes"),
    "there is one thing to do, so nothing can overlap",
)
CHAIN = dict.fromkeys(
    NOTHING, "the second call needs the first one's answer, so nothing can overlap"
)
URLOPEN = {
    "asyncio": "urlopen blocks, so made in a coroutine it stops the loop",
    "both": "no asyncio program is needed around ten blocking calls",
    "processes": "the calls wait and need no cores of their own",
    "plain calls": "one call after another waits ten times",
}
CHAT = {
    "threads": "a thousand threads would each cost memory, and the library has no use "
    "for them",
    "both": "an async library does not block, so nothing has to go to a thread",
    "processes": "the connections wait and need no cores of their own",
    "plain calls": "a plain call would hold one connection and keep the others waiting",
}

# For each job the right tool, and what is wrong with each of the others.
KEY = {
    "ask ten servers for their state, with urlopen": ("threads", URLOPEN),
    "hold a thousand chat connections, with an async library": ("asyncio", CHAT),
    "query a database whose driver blocks, from an asyncio server": (
        "both",
        BLOCKS_LOOP,
    ),
    "count the primes below ten million, in Python": ("processes", COMPUTES),
    "hash a folder of videos, with hashlib": ("threads", RELEASES),
    "search a gigabyte of logs, with Python code for each line": (
        "processes",
        COMPUTES,
    ),
    "read one configuration file": ("plain calls", NOTHING),
    "log in, then ask for a page with the key from the login": ("plain calls", CHAIN),
    "let an asyncio clock tick while input() waits for a key": ("both", BLOCKS_LOOP),
    "resize photos, with a C library that lets go of the GIL": ("threads", RELEASES),
}


TOOLS = ["threads", "asyncio", "both", "processes", "plain calls"]


def check(answer):
    choice = answer.CHOICE
    assert isinstance(choice, dict), "CHOICE has to stay a dict: a tool for each job"
    for job, (right, why_not) in KEY.items():
        assert job in choice, f"CHOICE has no {job!r}: leave the jobs as they are"
        tool = choice[job]
        assert tool != "?", f"choose a tool for {job!r}"
        assert any(tool == known for known in TOOLS), (
            f"{tool!r} for {job!r} is not one of {', '.join(TOOLS)}"
        )
        assert tool == right, f"{job!r}: not {tool}, because {why_not[tool]}"
