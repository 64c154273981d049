from threading import Event, Thread


def numbers(inside, go_on):
    for number in range(1, 4):
        inside.set()
        go_on.wait()
        yield number


def ask_while_busy():
    inside, go_on = Event(), Event()
    shared = numbers(inside, go_on)
    other = Thread(target=next, args=(shared,), name="other")
    other.start()
    inside.wait()
    try:
        return next(shared)
    finally:
        go_on.set()
        other.join()


def main():
    print(ask_while_busy())


if __name__ == "__main__":
    main()
