import threading
from concurrent.futures import ThreadPoolExecutor


def burn(what):
    raise ValueError(f"the {what} burned")


def report(args):
    print(f"Hook: {args.exc_value} in {args.thread.name}")


def main():
    threading.excepthook = report
    thread = threading.Thread(target=burn, args=("bread",), name="oven")
    thread.start()
    thread.join()
    print("join returned as usual")

    with ThreadPoolExecutor() as pool:
        future = pool.submit(burn, "cake")
    try:
        future.result()
    except ValueError as error:
        print("result raised:", error)


if __name__ == "__main__":
    main()
