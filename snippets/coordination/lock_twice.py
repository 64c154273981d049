from threading import Lock, RLock


def enter_twice(lock, seconds):
    with lock:
        again = lock.acquire(timeout=seconds)
        if again:
            lock.release()
        return again


def main(seconds=0.2):
    print("Lock:", enter_twice(Lock(), seconds))
    print("RLock:", enter_twice(RLock(), seconds))


if __name__ == "__main__":
    main()
