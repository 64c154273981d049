from threading import Barrier, Thread


def deposit(account, amount, both_have_read):
    balance = account["balance"]
    both_have_read.wait()
    account["balance"] = balance + amount


def two_deposits():
    account = {"balance": 100}
    args = account, 50, Barrier(2)
    ann = Thread(target=deposit, args=args, name="Ann")
    ben = Thread(target=deposit, args=args, name="Ben")
    for thread in (ann, ben):
        thread.start()
    for thread in (ann, ben):
        thread.join()
    return account["balance"]


def main():
    print(f"100 + 50 + 50 = {two_deposits()}")


if __name__ == "__main__":
    main()
