import time
from concurrent.futures import ThreadPoolExecutor


def ask(server):
    time.sleep(0.1)
    if server == "mail":
        raise ConnectionError(f"{server} does not answer")
    return f"{server} is up"


def ask_all(servers, ask=ask):
    with ThreadPoolExecutor() as pool:
        calls = {server: pool.submit(ask, server) for server in servers}
    answers = {}
    for server, call in calls.items():
        try:
            answers[server] = call.result()
        except OSError as error:
            answers[server] = f"failed: {error}"
    return answers


def main():
    for server, answer in ask_all(["web", "mail", "docs"]).items():
        print(f"{server}: {answer}")


if __name__ == "__main__":
    main()
