import asyncio
import threading

from choosing.memory import memory


def of_threads(count):
    go, (used, reserved) = threading.Event(), memory()
    threads = [threading.Thread(target=go.wait) for _ in range(count)]
    for thread in threads:
        thread.start()
    used_now, reserved_now = memory()
    go.set()
    for thread in threads:
        thread.join()
    return (used_now - used) / count, (reserved_now - reserved) / count


async def of_tasks(count):
    go, (used, _) = asyncio.Event(), memory()
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(go.wait()) for _ in range(count)]
        await asyncio.sleep(0)
        used_now, _ = memory()
        frames = {task.get_coro().cr_frame for task in tasks}
        go.set()
    return (used_now - used) / count, len(frames)


def main():
    used, reserved = of_threads(200)
    print(f"thread: {used:.0f} KiB used, {reserved:.0f} KiB reserved")
    used, frames = asyncio.run(of_tasks(5000), debug=False)
    print(f"task: {used:.1f} KiB used; 5000 tasks, {frames} frames")


if __name__ == "__main__":
    main()
