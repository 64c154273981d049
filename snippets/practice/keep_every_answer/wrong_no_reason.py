"""the answer of mail has to say why it failed: put the exception's text into it"""

from concurrent.futures import ThreadPoolExecutor


def ask_all(servers, ask):
    with ThreadPoolExecutor() as pool:
        calls = {server: pool.submit(ask, server) for server in servers}
    answers = {}
    for server, call in calls.items():
        answers[server] = "failed" if call.exception() else call.result()
    return answers
