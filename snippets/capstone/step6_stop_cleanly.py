import asyncio
import multiprocessing
import signal
import threading
from concurrent.futures import ProcessPoolExecutor

from capstone.step3_bounded_queue import Store
from capstone.step5_show_progress import check_with_progress
from course_server import CourseServer


def parser_pool():
    return ProcessPoolExecutor(
        2,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )


async def run_until_signal(work, pool):
    loop = asyncio.get_running_loop()
    working = asyncio.create_task(work, name="work")
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, working.cancel)
    await asyncio.wait([working])
    await asyncio.to_thread(pool.shutdown, cancel_futures=True)
    if working.cancelled():
        return "stopped"
    working.result()
    return "finished"


def check_and_stop(services):
    with Store() as store, parser_pool() as pool:

        async def save(answer):
            await store.save(answer)
            signal.raise_signal(signal.SIGTERM)

        work = check_with_progress(services, save, pool, limit=30)
        print(asyncio.run(run_until_signal(work, pool)))
        print("saved:", store.count())


def main():
    with CourseServer() as server:
        services = {f"silent {n}": server.url(delay=60) for n in range(1, 5)}
        check_and_stop({"mail": server.url("/mail")} | services)
    print("threads left:", threading.active_count() - 1)
    print("processes left:", len(multiprocessing.active_children()))


if __name__ == "__main__":
    main()
