"""Checks that failures of the network are tried again, later each time, and no others."""

import asyncio
import time

from practice.quick_loop import run

AT_ONCE = (
    "Wait before each new try: a service in trouble must not be asked again at once."
)
DOUBLE = "Double the wait each time: 0.1, 0.2, 0.4 seconds."
TOO_OFTEN = "Try no more than `tries` times: a service that is gone stays gone."
TOO_FEW = "A try is missing: `tries` counts the first one too."
AT_END = "The last try has failed: raise at once, there is nothing more to wait for."
RAISE = "When all tries have failed, the error of the last one must come out."
VALUE = (
    "A ValueError is no trouble of the network: the same call would fail again, "
    "so let it through."
)
CANCEL = "The task was cancelled and tried again: let a CancelledError through."
PAGE = "The page of the first try that succeeds must be returned."
BLOCKED = "Wait with asyncio.sleep, so that other tasks go on meanwhile."


class Stop(BaseException):
    """Ends an answer that would go on for ever."""


class Service:
    """Fails as often as it is told, and notes when it was asked."""

    def __init__(self, failures, page="page"):
        self.failures, self.page, self.asked = list(failures), page, []

    async def fetch(self, url):
        self.asked.append(asyncio.get_running_loop().time())
        if len(self.asked) > 20:
            raise Stop
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        return self.page

    def waits(self):
        return [
            round(b - a, 3) for a, b in zip(self.asked, self.asked[1:], strict=False)
        ]


def check(answer):
    for part in (check_cancel, check_waits, check_last, check_value):
        run(part(answer.fetch_with_retries))


async def check_cancel(fetch_with_retries):
    asked = asyncio.Event()
    times = 0

    async def fetch(url):
        nonlocal times
        times += 1
        asked.set()
        if times > 1:
            raise Stop
        await asyncio.Event().wait()

    trying = asyncio.create_task(attempt(fetch_with_retries, fetch))
    await asked.wait()
    trying.cancel()
    await asyncio.wait([trying])
    assert times == 1, CANCEL
    assert trying.cancelled(), CANCEL


async def check_waits(fetch_with_retries):
    service = Service([OSError("no"), TimeoutError("no"), ConnectionError("no")])
    begun = time.monotonic()
    page = await attempt(fetch_with_retries, service.fetch)
    asked = len(service.asked)
    if asked == 4 and not any(service.waits()):
        raise AssertionError(BLOCKED if time.monotonic() - begun > 0.3 else AT_ONCE)
    assert page == "page", PAGE if asked == 4 else TOO_FEW
    assert service.waits() == [0.1, 0.2, 0.4], DOUBLE


async def check_last(fetch_with_retries):
    errors = [ConnectionError(f"try {number}") for number in range(1, 30)]
    service = Service(errors)
    loop = asyncio.get_running_loop()
    outcome = await attempt(fetch_with_retries, service.fetch, tries=3)
    ended = loop.time()
    assert len(service.asked) <= 3, TOO_OFTEN
    assert len(service.asked) == 3, TOO_FEW
    assert repr(outcome) == "ConnectionError('try 3')", RAISE
    assert ended - service.asked[-1] < 0.01, AT_END


async def check_value(fetch_with_retries):
    service = Service([ValueError("no such scheme")])
    outcome = await attempt(fetch_with_retries, service.fetch)
    assert len(service.asked) == 1, VALUE
    assert isinstance(outcome, ValueError), VALUE


async def attempt(fetch_with_retries, fetch, **options):
    """Return the page, or the exception that came out."""
    try:
        return await fetch_with_retries(fetch, "/mail", first_wait=0.1, **options)
    except Exception as error:
        return error
    except Stop:
        return None
