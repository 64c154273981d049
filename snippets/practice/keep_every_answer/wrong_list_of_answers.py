"""ask_all has to return a dict, not ["""

from concurrent.futures import ThreadPoolExecutor


def ask_all(servers, ask):
    with ThreadPoolExecutor() as pool:
        calls = [pool.submit(ask, server) for server in servers]
    return [str(call.exception()) or call.result() for call in calls]
