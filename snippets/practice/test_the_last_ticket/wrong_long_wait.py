"""end the waits when both buyers are there, do not wait for a time."""

import threading


def run_test(shop_class):
    sold = []

    def pay(name):
        threading.Event().wait(1)

    def buy(name):
        sold.append(shop.buy(name))

    shop = shop_class(pay)
    buyers = [threading.Thread(target=buy, args=(name,)) for name in ("Ada", "Bob")]
    for thread in buyers:
        thread.start()
    for thread in buyers:
        thread.join()
    assert sold.count(True) == 1, f"sold {sold.count(True)} times"
