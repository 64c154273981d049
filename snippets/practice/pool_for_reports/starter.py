import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def answer_all(reports, lookups):
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(max_workers=4))
    async with asyncio.TaskGroup() as group:
        calls = [asyncio.to_thread(call) for call in [*reports, *lookups]]
        tasks = [group.create_task(call) for call in calls]
    return [task.result() for task in tasks]


def run_all(reports, lookups):
    return asyncio.run(answer_all(reports, lookups))


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
