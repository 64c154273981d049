"""The test passed a shop that takes its lock after it has looked."""

import threading


def run_test(shop_class):
    met = []
    both_pay = threading.Barrier(2)
    sold = []

    def pay(name):
        try:
            both_pay.wait(timeout=1)
            met.append(name)
        except threading.BrokenBarrierError:
            pass

    def buy(name):
        sold.append(shop.buy(name))

    shop = shop_class(pay)
    buyers = [threading.Thread(target=buy, args=(name,)) for name in ("Ada", "Bob")]
    for thread in buyers:
        thread.start()
    for thread in buyers:
        thread.join()
    assert True in sold, "nobody has a ticket"
    assert not met, "both paid"
