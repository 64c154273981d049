from threading import Barrier, Thread


class Screen:
    def __init__(self):
        self.writes = []
        self.both_have_written = Barrier(2)

    def write(self, text):
        self.writes.append(text)
        self.both_have_written.wait()


def say(text, screen):
    print(text, file=screen)


def main():
    screen = Screen()
    args = "Bread is ready", screen
    threads = [Thread(target=say, args=args, name=n) for n in ("oven", "toaster")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(screen.writes)


if __name__ == "__main__":
    main()
