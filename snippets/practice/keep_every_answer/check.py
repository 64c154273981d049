"""Keep the answer of every server, though one of them fails."""

import threading

SERVERS = ["web", "mail", "docs", "shop"]


def check(answer):
    alone, ended = [], {server: threading.Event() for server in SERVERS}

    def ask(server):
        """End after the servers that come later in the list."""
        for later in SERVERS[SERVERS.index(server) + 1 :]:
            if not alone and not ended[later].wait(0.5):
                alone.append(server)
        ended[server].wait(0.05)
        ended[server].set()
        if server == "mail":
            raise ConnectionError(f"{server} does not answer")
        return f"{server} is up"

    try:
        answers = answer.ask_all(SERVERS, ask)
    except ConnectionError:
        raise AssertionError(
            "one server failed and all the answers were lost: catch the exception of "
            "each call by itself"
        ) from None
    assert not alone, (
        "the servers are asked one after another: submit every call before you wait "
        "for one"
    )
    assert list(answers) == SERVERS, (
        "the names have to be those of the list, in its order"
    )
    for server in SERVERS:
        others = [
            name for name in SERVERS if name != server and name in answers[server]
        ]
        assert not others, (
            f"{server} has the answer of {others[0]}: as_completed yields the calls as "
            "they end, so keep for each call its server"
        )
    for server in ("web", "docs", "shop"):
        assert answers[server] == f"{server} is up", (
            f"{server} answered, but is noted as {answers[server]!r}: the first failure "
            "has cost a later answer: map yields nothing after an exception"
        )
    assert "mail does not answer" in answers["mail"], (
        "the answer of mail has to say why it failed: put the exception's text into it"
    )
