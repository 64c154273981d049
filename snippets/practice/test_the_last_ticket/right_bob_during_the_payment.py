"""Bob comes while Ada pays: her payment starts his thread, and waits for its end."""

import threading


def run_test(shop_class):
    sold = []

    def pay(name):
        if name == "Ada":
            bob.start()
            bob.join(timeout=1)

    def buy(name):
        sold.append(shop.buy(name))

    shop = shop_class(pay)
    bob = threading.Thread(target=buy, args=("Bob",))
    buy("Ada")
    if bob.ident is None:
        bob.start()
    bob.join()
    assert sold.count(True) == 1, f"sold {sold.count(True)} times"
