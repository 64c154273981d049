import asyncio
from multiprocessing import Process
from threading import Thread

orders = []


def add(name):
    orders.append(name)
    print(name, "sees", orders)


async def add_async(name):
    add(name)


def run(worker):
    worker.start()
    worker.join()


def main():
    run(Process(target=add, args=("process",)))
    run(Thread(target=add, args=("thread",), name="thread"))
    asyncio.run(add_async("task"))
    print("main sees", orders)


if __name__ == "__main__":
    main()
