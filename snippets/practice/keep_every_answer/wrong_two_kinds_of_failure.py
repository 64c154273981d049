"""one server failed and all the answers were lost: catch the exception of each call"""

from concurrent.futures import ThreadPoolExecutor


def ask_all(servers, ask):
    with ThreadPoolExecutor() as pool:
        calls = {server: pool.submit(ask, server) for server in servers}
    answers = {}
    for server, call in calls.items():
        try:
            answers[server] = call.result()
        except ConnectionError as error:
            answers[server] = f"failed: {error}"
    return answers
