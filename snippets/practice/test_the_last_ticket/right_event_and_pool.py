"""The first who pays waits for an event that the second sets, in a pool of two."""

import threading
from concurrent.futures import ThreadPoolExecutor


def run_test(shop_class):
    lock, second = threading.Lock(), threading.Event()
    paying = 0

    def pay(name):
        nonlocal paying
        with lock:
            paying += 1
            if paying == 2:
                second.set()
        second.wait(0.8)

    shop = shop_class(pay)
    with ThreadPoolExecutor(2) as pool:
        sold = [*pool.map(shop.buy, ["Ada", "Bob"])]
    assert sold.count(True) == 1, f"sold {sold.count(True)} times"
