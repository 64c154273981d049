import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

NAMES = ["web", "mail", "shop", "docs"]


def read_log(name, events, delay=0.2, lines=100_000):
    events.append("begin")
    time.sleep(delay)
    events.append("end")
    return f"{name} answered 200 in 17 ms\n" * lines


def search(text):
    begun, cpu = time.monotonic(), time.thread_time()
    slow = 0
    for line in text.splitlines():
        fields = line.split()
        slow += int(fields[4]) > 15
    return slow, time.thread_time() - cpu, begun, time.monotonic()


def cores_busy(pool, texts):
    calls = [pool.submit(search, text) for text in texts]
    _, cpu, begun, ended = zip(*(call.result() for call in calls), strict=True)
    return sum(cpu) / (max(ended) - min(begun))


def main():
    events = []
    with ThreadPoolExecutor(len(NAMES)) as pool:
        texts = list(pool.map(read_log, NAMES, [events] * len(NAMES)))
        print("reading in threads:", *events)
        print(f"searching in threads, cores busy: {cores_busy(pool, texts):.1f}")
    with ProcessPoolExecutor(len(NAMES)) as pool:
        print(f"searching in processes, cores busy: {cores_busy(pool, texts):.1f}")


if __name__ == "__main__":
    main()
