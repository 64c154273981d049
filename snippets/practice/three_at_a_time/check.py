"""Checks that three downloads run at the same time, never more, and none idles."""

import asyncio

from practice.calls import as_list
from practice.quick_loop import run

LIMIT = 3
BATCH = (
    "One of three downloads ended, and no other took its place: "
    "do not wait for a whole batch."
)
ONCE = "Each name must be downloaded once."
RETURNED = "`download_all` returned while downloads were still running."
ORDER = "The pages must come in the order of the names."


def check(answer):
    run(check_all(answer.download_all))


async def check_all(download_all):
    for ends in (max, min):  # of those that run, the last or the first ends next
        for names in ("gacebdf", "aabab", "ab", "a", "", "hgfedcba" * 3):
            await Downloads(names, ends).check(download_all)


class Downloads:
    """Downloads that end one at a time, when they are told to."""

    def __init__(self, names, ends):
        self.names, self.ends = names, ends
        self.running, self.begun, self.peak = {}, 0, 0

    async def download(self, name):
        number, self.begun = self.begun, self.begun + 1
        assert self.begun <= len(self.names), ONCE
        self.running[number] = asyncio.Event()
        self.peak = max(self.peak, len(self.running))
        await self.running[number].wait()
        del self.running[number]
        return page(name)

    async def check(self, download_all):
        downloading = asyncio.create_task(download_all(self.names, self.download))
        for ended in range(len(self.names)):
            await settle()
            if downloading.done() and downloading.exception():
                break
            self.check_running(ended)
            await asyncio.sleep(3600)  # longer than a limit that an answer sets
            if downloading.done() and downloading.exception():
                break
            assert not downloading.done(), RETURNED
            self.running[self.ends(self.running)].set()
        pages = as_list(await downloading)
        expected = [page(name) for name in self.names]
        if not isinstance(pages, list) or sorted(map(str, pages)) != sorted(expected):
            raise AssertionError(
                f"A page is missing: for {self.names!r} it has {pages}."
            )
        assert pages == expected, ORDER

    def check_running(self, ended):
        assert self.peak <= LIMIT, (
            f"{self.peak} downloads ran at the same time: no more than {LIMIT} may."
        )
        possible = min(LIMIT, len(self.names) - ended)
        count = len(self.running)
        assert count == possible or ended, (
            f"Only {count} download{'s' * (count != 1)} ran while others were waiting: "
            f"{LIMIT} may."
        )
        assert count == possible, BATCH


def page(name):
    return f"<{name}>" if name != "e" else ""  # a page can be empty


async def settle():
    for _ in range(50):
        await asyncio.sleep(0)
