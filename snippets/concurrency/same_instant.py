import multiprocessing
import threading
import time


def work(seconds, spans):
    begin, end = time.perf_counter(), time.thread_time() + seconds
    while time.thread_time() < end:
        pass
    spans.put((begin, time.perf_counter()))


def two_jobs(kind, times):
    spans = multiprocessing.SimpleQueue()
    jobs = [kind(target=work, args=(seconds, spans)) for seconds in times]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    begins, ends = zip(spans.get(), spans.get(), strict=True)
    overlap = max(begins) < min(ends)
    cores = sum(times) / (max(ends) - min(begins))
    spans.close()
    return overlap, cores


def main():
    for kind in multiprocessing.Process, threading.Thread:
        overlap, cores = two_jobs(kind, (0.3, 0.4))
        print(f"two jobs, each a {kind.__name__}:")
        print(f"  overlap: {overlap}, cores busy: {cores:.1f}")


if __name__ == "__main__":
    main()
