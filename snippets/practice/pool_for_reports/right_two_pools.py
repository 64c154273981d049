"""Two pools, and futures without an event loop: `answer_all` is a plain function."""

from concurrent.futures import ThreadPoolExecutor


def answer_all(reports, lookups, report_pool, lookup_pool):
    slow = [report_pool.submit(report) for report in reports]
    quick = [lookup_pool.submit(lookup) for lookup in lookups]
    return [call.result() for call in slow + quick]


def run_all(reports, lookups):
    with ThreadPoolExecutor(2) as report_pool, ThreadPoolExecutor(4) as lookup_pool:
        return answer_all(reports, lookups, report_pool, lookup_pool)
