"""With a shop that lets in one buyer at a time, the test did not end: limit its waits."""

import threading


def run_test(shop_class):
    sold = []

    both_pay = threading.Barrier(2)

    def pay(name):
        both_pay.wait()

    def buy(name):
        sold.append(shop.buy(name))

    shop = shop_class(pay)
    buyers = [threading.Thread(target=buy, args=(name,)) for name in ("Ada", "Bob")]
    for thread in buyers:
        thread.start()
    for thread in buyers:
        thread.join()
    assert sold.count(True) == 1, f"sold {sold.count(True)} times"
