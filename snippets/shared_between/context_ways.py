import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context

request = ContextVar("request", default="nobody")


async def read():
    return request.get()


def in_a_thread(function, *args):
    answers = []
    thread = threading.Thread(target=lambda: answers.append(function(*args)))
    thread.start()
    thread.join()
    return answers[0]


def ask_the_loop(loop):
    return asyncio.run_coroutine_threadsafe(read(), loop).result(timeout=5)


async def main(pool):
    loop = asyncio.get_running_loop()
    request.set("7")
    ways = {
        "await": await read(),
        "task": await asyncio.create_task(read()),
        "to_thread": await asyncio.to_thread(request.get),
        "run_in_executor": await loop.run_in_executor(pool, request.get),
        "Thread": in_a_thread(request.get),
        "Thread, copied context": in_a_thread(copy_context().run, request.get),
        "to_thread and back": await asyncio.to_thread(ask_the_loop, loop),
        "run_in_executor and back": await loop.run_in_executor(
            pool, ask_the_loop, loop
        ),
    }
    for way, seen in ways.items():
        print(f"{way}: {seen}")


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=1) as pool:
        asyncio.run(main(pool))
