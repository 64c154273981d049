import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def answer_all(reports, lookups, report_pool):
    loop = asyncio.get_running_loop()
    slow = [loop.run_in_executor(report_pool, report) for report in reports]
    quick = [asyncio.to_thread(lookup) for lookup in lookups]
    return await asyncio.gather(*slow, *quick)


def run_all(reports, lookups):
    with ThreadPoolExecutor(max_workers=2) as report_pool:
        return asyncio.run(answer_all(reports, lookups, report_pool))


def main():
    log = []

    def report():
        time.sleep(0.2)
        log.append("report")

    def lookup():
        log.append("look-up")

    run_all([report] * 6, [lookup] * 10)
    print("look-ups before the first report:", log.index("report"))


if __name__ == "__main__":
    main()
