import asyncio
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from capstone.step3_bounded_queue import Store
from capstone.step4_parse_in_processes import check_all
from course_server import CourseServer


async def check_with_progress(services, save, pool, every=0.1, limit=0.4):
    done = 0

    def show():
        print(f"{done} of {len(services)} checked", file=sys.stderr)

    async def report():
        while True:
            show()
            await asyncio.sleep(every)

    async def save_and_count(answer):
        nonlocal done
        await save(answer)
        done += 1

    async with asyncio.TaskGroup() as group:
        reporting = group.create_task(report(), name="progress")
        try:
            await check_all(services, save_and_count, pool, limit=limit)
        finally:
            reporting.cancel()
            show()


def main():
    spawn = get_context("spawn")
    with CourseServer() as server:
        services = {f"s{n}": server.url(delay=n // 3 / 5) for n in range(1, 7)}
        with Store() as store, ProcessPoolExecutor(2, mp_context=spawn) as pool:
            asyncio.run(check_with_progress(services, store.save, pool))
            print("saved:", store.count())


if __name__ == "__main__":
    main()
