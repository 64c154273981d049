import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event


def buy(tickets, pause):
    if tickets:
        pause()
        return tickets.pop()
    return "sold out"


def main(seconds=0.1):
    tickets = ["seat 12"]
    ann_has_looked, ben_is_done = Event(), Event()

    def until_ben_is_done():
        ann_has_looked.set()
        ben_is_done.wait()

    def pay():
        time.sleep(seconds)

    with ThreadPoolExecutor(thread_name_prefix="Ann") as pool:
        ann = pool.submit(buy, tickets, until_ben_is_done)
        ann_has_looked.wait()
        print("Ben:", buy(tickets, pay))
        ben_is_done.set()
        print("Ann:", ann.result())


if __name__ == "__main__":
    main()
