"""Checks that three downloads run at the same time, never more, and none idles."""

import asyncio

NAMES = "abcdefg"
LIMIT = 3
BATCH = (
    "One of three downloads ended, and no other took its place: "
    "do not wait for a whole batch."
)
ORDER = "The pages must come in the order of the names."


def check(answer):
    asyncio.run(check_downloads(answer))


async def check_downloads(answer):
    running = {}
    peak = 0

    async def download(name):
        nonlocal peak
        running[name] = asyncio.Event()
        peak = max(peak, len(running))
        await running[name].wait()
        del running[name]
        return f"<{name}>"

    downloading = asyncio.create_task(answer.download_all(NAMES, download))
    for ended in range(len(NAMES)):
        await settle()
        assert peak <= LIMIT, (
            f"{peak} downloads ran at the same time: no more than {LIMIT} may."
        )
        possible = min(LIMIT, len(NAMES) - ended)
        assert len(running) == possible or ended, (
            f"Only {len(running)} download ran while others were waiting: {LIMIT} may."
        )
        assert len(running) == possible, BATCH
        running[max(running)].set()
    pages = list(await downloading)
    assert sorted(pages) == [f"<{name}>" for name in NAMES], "A page is missing."
    assert pages == sorted(pages), ORDER


async def settle():
    for _ in range(50):
        await asyncio.sleep(0)
