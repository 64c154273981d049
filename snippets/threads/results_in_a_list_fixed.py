from concurrent.futures import ThreadPoolExecutor


def check(server):
    if server == "mail":
        raise ConnectionError(f"{server} does not answer")
    return "up"


def check_all(servers):
    with ThreadPoolExecutor() as pool:
        futures = {server: pool.submit(check, server) for server in servers}
    answers = {}
    for server, future in futures.items():
        try:
            answers[server] = future.result()
        except ConnectionError as error:
            answers[server] = str(error)
    return answers


def main():
    for server, answer in check_all(["web", "mail", "docs"]).items():
        print(f"{server}: {answer}")


if __name__ == "__main__":
    main()
