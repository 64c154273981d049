import hashlib
import threading
import time


def compute_in_python(steps=1_000_000):
    total = 0
    for number in range(steps):
        total += number
    return total


def compute_in_c(megabytes=100):
    block = bytes(1_000_000)
    digest = hashlib.sha256()
    for _ in range(megabytes):
        digest.update(block)
    return digest.hexdigest()


def cores_busy(work, count=4):
    threads = [threading.Thread(target=work) for _ in range(count)]
    elapsed, cpu = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cpu = time.process_time() - cpu
    elapsed = time.perf_counter() - elapsed
    return cpu / elapsed


def main():
    print(f"computing in Python, cores busy: {cores_busy(compute_in_python):.1f}")
    print(f"hashing in C, cores busy: {cores_busy(compute_in_c):.1f}")


if __name__ == "__main__":
    main()
