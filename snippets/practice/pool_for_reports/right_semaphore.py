"""One pool for all, and a semaphore that lets two reports in."""

import asyncio


async def run_report(report, places):
    async with places:
        return await asyncio.to_thread(report)


async def answer_all(reports, lookups):
    places = asyncio.Semaphore(2)
    async with asyncio.TaskGroup() as group:
        calls = [run_report(report, places) for report in reports]
        calls += [asyncio.to_thread(lookup) for lookup in lookups]
        tasks = [group.create_task(call) for call in calls]
    return [task.result() for task in tasks]


def run_all(reports, lookups):
    return asyncio.run(answer_all(reports, lookups))
