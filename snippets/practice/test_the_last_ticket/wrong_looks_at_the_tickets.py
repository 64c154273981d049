"""The test passed a shop that never runs out: count every sale."""

import threading
from contextlib import suppress


def run_test(shop_class):
    both_pay = threading.Barrier(2)

    def pay(name):
        with suppress(threading.BrokenBarrierError):
            both_pay.wait(timeout=1)

    shop = shop_class(pay)
    buyers = [
        threading.Thread(target=shop.buy, args=(name,)) for name in ("Ada", "Bob")
    ]
    for thread in buyers:
        thread.start()
    for thread in buyers:
        thread.join()
    assert shop.tickets == 0, f"{shop.tickets} tickets are left"
