"""the servers are asked one after another: submit every call before you wait for one"""

import time
from concurrent.futures import ThreadPoolExecutor


def ask(server):
    time.sleep(0.1)
    if server == "mail":
        raise ConnectionError(f"{server} does not answer")
    return f"{server} is up"


def ask_all(servers, ask=ask):
    answers = {}
    with ThreadPoolExecutor() as pool:
        for server in servers:
            try:
                answers[server] = pool.submit(ask, server).result()
            except OSError as error:
                answers[server] = f"failed: {error}"
    return answers


def main():
    for server, answer in ask_all(["web", "mail", "docs"]).items():
        print(f"{server}: {answer}")


if __name__ == "__main__":
    main()
