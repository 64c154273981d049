"""the first failure has cost a later answer: map yields nothing after an exception"""

import time
from concurrent.futures import ThreadPoolExecutor


def ask(server):
    time.sleep(0.1)
    if server == "mail":
        raise ConnectionError(f"{server} does not answer")
    return f"{server} is up"


def ask_all(servers, ask=ask):
    answers = dict.fromkeys(servers, "no answer")
    with ThreadPoolExecutor() as pool:
        found = pool.map(ask, servers)
        try:
            for server, answer in zip(servers, found, strict=True):
                answers[server] = answer
        except OSError as error:
            print(f"failed: {error}")
    return answers


def main():
    for server, answer in ask_all(["web", "mail", "docs"]).items():
        print(f"{server}: {answer}")


if __name__ == "__main__":
    main()
