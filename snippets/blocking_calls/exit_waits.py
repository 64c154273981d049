import asyncio
import queue
import subprocess
import sys


async def wait_for_item(limit):
    items = queue.Queue()
    try:
        async with asyncio.timeout(0.1):
            await asyncio.to_thread(items.get, timeout=limit)
    except TimeoutError:
        return


def ends_by_itself(limit, patience):
    program = [sys.executable, __file__, limit]
    try:
        return subprocess.run(program, timeout=patience).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def main():
    print("get(timeout=None) ended:", ends_by_itself("None", patience=1))
    print("get(timeout=0.2) ended:", ends_by_itself("0.2", patience=10))


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            main()
        case [limit]:
            asyncio.run(wait_for_item(None if limit == "None" else float(limit)))
