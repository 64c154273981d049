from threading import Thread


def check(server, answers):
    if server == "mail":
        raise ConnectionError(f"{server} does not answer")
    answers.append("up")


def check_all(servers):
    answers = []
    threads = [Thread(target=check, args=(s, answers)) for s in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def main():
    servers = ["web", "mail", "docs"]
    print("Servers:", servers)
    print("Answers:", check_all(servers))


if __name__ == "__main__":
    main()
