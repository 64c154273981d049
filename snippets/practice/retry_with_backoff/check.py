"""Checks that failures of the network are tried again, later each time, and no others."""

import asyncio
import time
from dataclasses import dataclass

from practice.quick_loop import run, settle

AT_ONCE = (
    "Wait before each new try: a service in trouble must not be asked again at once."
)
FIRST = "Wait `first_wait` seconds after the first failure, whatever it is."
DOUBLE = "Double the wait each time: 0.1, 0.2, 0.4 seconds."
AGAIN = "Each call begins with `first_wait` again, whatever calls came before."
TOO_OFTEN = "Try no more than `tries` times: a service that is gone stays gone."
TOO_FEW = "A try is missing: `tries` counts the first one too."
AT_END = "The last try has failed: raise at once, there is nothing more to wait for."
AT_GOOD = "The page is there: return it at once, a wait stands only between two tries."
RAISE = "When all tries have failed, the error of the last one must come out."
VALUE = (
    "A {} is no trouble of the network: the same call would fail again, "
    "so let it through."
)
CANCEL = "The task was cancelled and tried again: let a CancelledError through."
CANCEL_WAIT = (
    "The task was cancelled during a wait, and went on: let it end as cancelled."
)
PAGE = "The page of the first try that succeeds must be returned, even an empty one."
URL = "Ask for the `url` that is given."
BLOCKED = "Wait with asyncio.sleep, so that other tasks go on meanwhile."


class Stop(BaseException):
    """Ends an answer that would go on for ever."""


@dataclass
class Raised:
    """What came out of an answer as an exception."""

    error: Exception


class Service:
    """Fails as often as it is told, and notes when it was asked."""

    def __init__(self, failures, page="page"):
        self.failures, self.page, self.asked = list(failures), page, []

    async def fetch(self, url):
        assert url == "/mail", URL
        self.asked.append(asyncio.get_running_loop().time())
        if len(self.asked) > 20:
            raise Stop
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        return self.page

    def since(self):
        """Return the seconds since the last try."""
        return asyncio.get_running_loop().time() - self.asked[-1]

    def waits(self):
        return [
            round(b - a, 3) for a, b in zip(self.asked, self.asked[1:], strict=False)
        ]


def check(answer):
    for part in (
        check_cancel,
        check_waits,
        check_first_wait,
        check_pages,
        check_last,
        check_others,
        check_cancel_in_a_wait,
    ):
        run(part(answer.fetch_with_retries))


async def check_cancel(fetch_with_retries):
    for tries_before in (0, 1, 3):
        asked = asyncio.Event()
        times = 0

        async def fetch(url, tries_before=tries_before, asked=asked):
            nonlocal times
            times += 1
            if times <= tries_before:
                raise OSError("no")
            asked.set()
            if times > tries_before + 1:
                raise Stop
            await asyncio.Event().wait()

        trying = asyncio.create_task(attempt(fetch_with_retries, fetch))
        asking = asyncio.create_task(asked.wait())
        await asyncio.wait([trying, asking], return_when=asyncio.FIRST_COMPLETED)
        asking.cancel()
        if trying.done():
            return  # it gave up before: the other parts say what is wrong with that
        trying.cancel()
        await asyncio.wait([trying])
        assert times == tries_before + 1, CANCEL
        assert trying.cancelled(), CANCEL


async def check_waits(fetch_with_retries):
    for expected in ([0.1, 0.2, 0.4], [0.1, 0.2, 0.4]):
        service = Service([OSError("no"), TimeoutError("no"), ConnectionError("no")])
        begun = time.monotonic()
        page = await attempt(fetch_with_retries, service.fetch)
        asked = len(service.asked)
        if asked == 4 and not any(service.waits()):
            raise AssertionError(BLOCKED if time.monotonic() - begun > 0.3 else AT_ONCE)
        assert page == "page", PAGE if asked == 4 else TOO_FEW
        assert service.waits()[0] != 0.8, AGAIN
        assert service.waits() == expected, DOUBLE


async def check_first_wait(fetch_with_retries):
    service = Service([ConnectionResetError("no")] * 5)
    await attempt(fetch_with_retries, service.fetch, tries=6, first_wait=0.5)
    assert len(service.asked) <= 6, TOO_OFTEN
    assert len(service.asked) == 6, TOO_FEW
    assert service.waits() == [0.5, 1, 2, 4, 8], FIRST


async def check_pages(fetch_with_retries):
    for page in ("", "page"):
        for failures in ([], [OSError("no")]):
            service = Service(failures, page)
            expected = len(failures) + 1
            found = await attempt(fetch_with_retries, service.fetch)
            assert found == page, PAGE
            assert len(service.asked) == expected, PAGE
            assert service.since() < 0.01, AT_GOOD


async def check_last(fetch_with_retries):
    for tries, options in ((1, {"tries": 1}), (5, {"tries": 5}), (4, {})):
        errors = [ConnectionError(f"try {number}") for number in range(1, 30)]
        service = Service(errors)
        outcome = await attempt(fetch_with_retries, service.fetch, **options)
        assert len(service.asked) <= tries, TOO_OFTEN
        assert len(service.asked) == tries, TOO_FEW
        assert outcome == Raised(errors[tries - 1]), RAISE
        assert service.since() < 0.01, AT_END


async def check_others(fetch_with_retries):
    for kind in (ValueError, RuntimeError, LookupError, EOFError, Exception):
        for before in range(4):
            other = kind("no such scheme")
            service = Service([OSError("no")] * before + [other])
            outcome = await attempt(fetch_with_retries, service.fetch)
            assert len(service.asked) == before + 1, VALUE.format(kind.__name__)
            assert outcome == Raised(other), VALUE.format(kind.__name__)
            assert service.since() < 0.01, AT_END


async def check_cancel_in_a_wait(fetch_with_retries):
    for waits in (1, 2, 3):
        service = Service([OSError("no")] * 9)
        trying = asyncio.create_task(
            attempt(fetch_with_retries, service.fetch, first_wait=1000)
        )
        for _ in range(waits - 1):
            await settle()
            await asyncio.sleep(1000 * waits)
        await settle()
        asked = len(service.asked)
        assert not trying.done(), RAISE
        trying.cancel()
        await asyncio.wait([trying])
        assert trying.cancelled(), CANCEL_WAIT
        assert len(service.asked) == asked, CANCEL_WAIT


async def attempt(fetch_with_retries, fetch, **options):
    """Return what it returned or `Raised`, or None if it would go on for ever."""
    try:
        return await fetch_with_retries(fetch, "/mail", **options)
    except AssertionError:
        raise
    except Exception as error:
        return Raised(error)
    except Stop:
        return None
