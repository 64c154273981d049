import threading
from contextlib import suppress


class Shop:
    def __init__(self, pay):
        self.pay = pay
        self.tickets = 1

    def buy(self, name):
        if self.tickets == 0:
            return False
        self.pay(name)
        self.tickets -= 1
        return True


class LockedShop(Shop):
    def __init__(self, pay):
        super().__init__(pay)
        self.lock = threading.Lock()

    def buy(self, name):
        with self.lock:
            return super().buy(name)


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
    assert sold.count(True) == 1, f"sold {sold.count(True)} times"


def main():
    for shop_class in (Shop, LockedShop):
        try:
            run_test(shop_class)
            print(f"{shop_class.__name__}: passed")
        except AssertionError as error:
            print(f"{shop_class.__name__}: FAILED, {error}")


if __name__ == "__main__":
    main()
