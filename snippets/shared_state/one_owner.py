from queue import Queue
from threading import Thread


def clerk(amounts, deposits):
    for amount in amounts:
        deposits.put(amount)


def owner(deposits, account):
    while (amount := deposits.get()) is not None:
        account["balance"] += amount


def run(*amounts_of_clerks):
    deposits = Queue()
    account = {"balance": 0}
    keeper = Thread(target=owner, args=(deposits, account), name="owner")
    clerks = [
        Thread(target=clerk, args=(amounts, deposits), name=f"clerk {n}")
        for n, amounts in enumerate(amounts_of_clerks, 1)
    ]
    for thread in (keeper, *clerks):
        thread.start()
    for thread in clerks:
        thread.join()
    deposits.put(None)
    keeper.join()
    return account["balance"]


def main():
    print(f"balance: {run([10, 20, 30], [1, 2, 3])}")


if __name__ == "__main__":
    main()
