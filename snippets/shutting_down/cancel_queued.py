import threading
from concurrent.futures import ThreadPoolExecutor


def work(begun, finish):
    begun.set()
    finish.wait()
    return "done"


def main():
    begun, finish = threading.Event(), threading.Event()
    pool = ThreadPoolExecutor(1, thread_name_prefix="pool")
    calls = [pool.submit(work, begun, finish) for _ in range(3)]
    begun.wait()
    threading.Timer(0.2, finish.set).start()
    pool.shutdown(cancel_futures=True)
    for call in calls:
        print("cancelled" if call.cancelled() else call.result())
    try:
        pool.submit(work, begun, finish)
    except RuntimeError as error:
        print(f"RuntimeError: {error}")


if __name__ == "__main__":
    main()
