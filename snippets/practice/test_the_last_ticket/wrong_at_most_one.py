"""The test passed a shop that sells nothing: ask for exactly one sale."""

import threading
from contextlib import suppress


def run_test(shop_class):
    sold = []

    both_pay = threading.Barrier(2)

    def pay(name):
        with suppress(threading.BrokenBarrierError):
            both_pay.wait(timeout=1)

    def buy(name):
        sold.append(shop.buy(name))

    shop = shop_class(pay)
    buyers = [threading.Thread(target=buy, args=(name,)) for name in ("Ada", "Bob")]
    for thread in buyers:
        thread.start()
    for thread in buyers:
        thread.join()
    assert sold.count(True) <= 1, f"sold {sold.count(True)} times"
