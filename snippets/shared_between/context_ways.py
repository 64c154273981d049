import asyncio
import threading
from contextvars import ContextVar, copy_context

request = ContextVar("request", default="nobody")


def tell(way):
    print(f"{way}: {request.get()}")


async def tell_async(way):
    tell(way)


def in_a_thread(function, *args):
    thread = threading.Thread(target=function, args=args)
    thread.start()
    thread.join()


def ask(loop, way):
    asyncio.run_coroutine_threadsafe(tell_async(way), loop).result(timeout=5)


async def main():
    loop = asyncio.get_running_loop()
    request.set("7")
    await tell_async("await")
    await asyncio.create_task(tell_async("task"))
    await asyncio.to_thread(tell, "to_thread")
    await loop.run_in_executor(None, tell, "run_in_executor")
    in_a_thread(tell, "Thread")
    in_a_thread(copy_context().run, tell, "Thread, copied context")
    await asyncio.to_thread(ask, loop, "to_thread and back")
    await loop.run_in_executor(None, ask, loop, "run_in_executor and back")


if __name__ == "__main__":
    asyncio.run(main())
