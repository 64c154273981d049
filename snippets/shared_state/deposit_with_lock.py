from threading import Lock, Thread

account = {"balance": 100}
lock = Lock()


def deposit(amount):
    with lock:
        balance = account["balance"]
        account["balance"] = balance + amount


def main():
    ann = Thread(target=deposit, args=(50,), name="Ann")
    ben = Thread(target=deposit, args=(50,), name="Ben")
    ann.start()
    ben.start()
    ann.join()
    ben.join()
    print(account["balance"])


if __name__ == "__main__":
    main()
