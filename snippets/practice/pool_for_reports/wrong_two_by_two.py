"""one report was slow, and none took the other place: do not wait for a whole batch"""

import asyncio


async def in_pairs(reports):
    results = []
    for first in range(0, len(reports), 2):
        pair = [asyncio.to_thread(report) for report in reports[first : first + 2]]
        results += await asyncio.gather(*pair)
    return results


async def answer_all(reports, lookups):
    slow = asyncio.create_task(in_pairs(reports))
    quick = await asyncio.gather(*[asyncio.to_thread(lookup) for lookup in lookups])
    return await slow + quick


def run_all(reports, lookups):
    return asyncio.run(answer_all(reports, lookups))
