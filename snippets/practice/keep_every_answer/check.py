"""Keep the answer of every server, though one of them fails."""

import threading

from practice.calls import impatient

SERVERS = ["web", "mail", "docs", "shop"]
LOST = (
    "one server failed and all the answers were lost: catch the exception of "
    "each call by itself"
)
ALONE = (
    "the servers are asked one after another: submit every call before you wait for one"
)
TWICE = "each server has to be asked once, and {} was asked {} times"
DICT = "ask_all has to return a dict, not {!r}"
NAMES = "the names have to be those of the list, in its order"
OTHER = (
    "{} has the answer of {}: as_completed yields the calls as "
    "they end, so keep for each call its server"
)
LATER = (
    "{} answered, but is noted as {!r}: the first failure "
    "has cost a later answer: map yields nothing after an exception"
)
TEXT = "the answer of {} has to be a text that says why it failed, not {!r}"
REASON = (
    "the answer of {} has to say why it failed: put the exception's text into it, "
    "which {!r} does not have"
)


def check(answer):
    check_answers(answer, SERVERS, {"mail": ConnectionError})
    check_answers(answer, SERVERS, {"web": TimeoutError, "shop": OSError})
    check_answers(answer, SERVERS[::-1], dict.fromkeys(SERVERS, ConnectionError))
    check_answers(answer, SERVERS[1:2], {})
    check_answers(answer, [], {})


def check_answers(answer, servers, failing):
    """Let the calls end in the opposite order, and some of them fail."""
    alone, asked = [], []
    ended = {server: threading.Event() for server in servers}

    def ask(server):
        asked.append(server)
        for later in servers[servers.index(server) + 1 :]:
            if not alone and not ended[later].wait(0.5):
                alone.append(server)
        ended[server].wait(0.02)
        ended[server].set()
        if server in failing:
            raise failing[server](f"{server} does not answer")
        return f"{server} is up"

    try:
        with impatient(answer):
            answers = answer.ask_all(servers, ask)
    except OSError:
        raise AssertionError(LOST) from None
    assert not alone, ALONE
    for server in servers:
        assert asked.count(server) == 1, TWICE.format(server, asked.count(server))
    assert isinstance(answers, dict), DICT.format(answers)
    assert list(answers) == servers, NAMES
    for server in sorted(servers, key=failing.__contains__):
        check_one(answers, server, server in failing)


def check_one(answers, server, fails):
    found = answers[server]
    others = [name for name in answers if name != server and name in str(found)]
    assert not others, OTHER.format(server, others[:1])
    if not fails:
        assert found == f"{server} is up", LATER.format(server, found)
        return
    assert isinstance(found, str), TEXT.format(server, found)
    assert f"{server} does not answer" in found, REASON.format(server, found)
