"""short has nothing to wait for, so awaiting it does not give way"""

import asyncio

PREDICTION = [
    "main: begins",
    "main: has made both",
    "short: runs",
    "task: begins",
    "main: short is over",
    "coroutine: begins",
    "coroutine: ends",
    "main: the coroutine is over",
    "task: ends",
    "main: the task is over",
]


async def job(name, log):
    log.append(f"{name}: begins")
    await asyncio.sleep(0)
    log.append(f"{name}: ends")


async def short(log):
    log.append("short: runs")


async def program(log):
    log.append("main: begins")
    task = asyncio.create_task(job("task", log))
    coroutine = job("coroutine", log)
    log.append("main: has made both")
    await short(log)
    log.append("main: short is over")
    await coroutine
    log.append("main: the coroutine is over")
    await task
    log.append("main: the task is over")


def main():
    log = []
    asyncio.run(program(log))
    for number, line in enumerate(log, 1):
        if PREDICTION[number - 1 : number] != [line]:
            print(f"line {number} is not right yet")
            break
    else:
        print("every line is right")


if __name__ == "__main__":
    main()
