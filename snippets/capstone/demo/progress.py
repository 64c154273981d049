"""Shows the progress of three checks that only sleep."""

import asyncio

from capstone.site_checker.progress import Progress


async def main():
    progress = Progress(total=3)
    showing = asyncio.create_task(progress.show(every=0.1), name="progress")
    for state in ("up", "silent", "up"):
        await asyncio.sleep(0.15)
        progress.states[state] += 1
    showing.cancel()
    await asyncio.wait([showing])
    print(progress)


if __name__ == "__main__":
    asyncio.run(main())
