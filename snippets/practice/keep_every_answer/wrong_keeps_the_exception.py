"""the answer of mail has to be a text that says why it failed, not ConnectionError"""

from concurrent.futures import ThreadPoolExecutor


def ask_all(servers, ask):
    with ThreadPoolExecutor() as pool:
        calls = {server: pool.submit(ask, server) for server in servers}
    return {s: call.exception() or call.result() for s, call in calls.items()}
