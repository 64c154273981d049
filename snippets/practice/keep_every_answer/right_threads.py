"""Starts a thread per server, each of which fills its own entry of the dict."""

from threading import Thread


def ask_all(servers, ask):
    answers = dict.fromkeys(servers)

    def keep(server):
        try:
            answers[server] = ask(server)
        except Exception as error:
            answers[server] = f"{type(error).__name__}: {error}"

    threads = [Thread(target=keep, args=(server,)) for server in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
