from threading import Event, Thread


def task(number, may_finish, lines):
    may_finish.wait()
    lines.append(f"Task {number} finished")


def finish_in(order):
    lines = []
    go = {n: Event() for n in (1, 2)}
    threads = {n: Thread(target=task, args=(n, go[n], lines)) for n in go}
    for thread in threads.values():
        thread.start()
    for number in order:
        go[number].set()
        threads[number].join()
    return lines


def main():
    print(finish_in([1, 2]))
    print(finish_in([2, 1]))


if __name__ == "__main__":
    main()
