import asyncio
import signal


async def accept(jobs, unfinished):
    for job in ("tea", "cake", "pie"):
        unfinished.append(job)
        jobs.put_nowait(job)
    await asyncio.Event().wait()


async def work(jobs, unfinished):
    while job := await jobs.get():
        await asyncio.sleep(0.3)
        unfinished.remove(job)
        jobs.task_done()


async def serve(limit):
    jobs, unfinished, stop = asyncio.Queue(), [], asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.call_later(0.15, signal.raise_signal, signal.SIGTERM)
    async with asyncio.TaskGroup() as group:
        accepting = group.create_task(accept(jobs, unfinished), name="accept")
        working = group.create_task(work(jobs, unfinished), name="work")
        await stop.wait()
        accepting.cancel()
        try:
            await asyncio.wait_for(jobs.join(), limit)
        except TimeoutError:
            print("  out of time")
        working.cancel()
    print("  unfinished:", unfinished)


if __name__ == "__main__":
    for limit in (5, 0.3):
        print(f"limit {limit} s")
        asyncio.run(serve(limit))
