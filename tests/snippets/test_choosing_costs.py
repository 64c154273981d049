"""What one more waiting thread, task and process adds to the memory of a program."""

import asyncio
import re
from pathlib import Path

import pytest
from choosing import cost_of_waiting, memory

from tests.snippets.programs import run_program

needs_proc = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="/proc tells the memory, on Linux"
)


@needs_proc
def test_e51_a_task_has_a_frame_and_a_threads_stack_is_mostly_reserved():
    done = run_program("choosing/cost_of_waiting.py")
    thread, task = done.stdout.splitlines()
    used, reserved = map(int, re.findall(r"(\d+) KiB", thread))
    of_a_task = float(re.search(r"([\d.]+) KiB", task)[1])
    assert task.endswith("; 5000 tasks, 5000 frames")
    assert of_a_task > 0.3
    assert used > 3 * of_a_task
    assert reserved > 20 * used
    assert done.stderr == ""
    process = run_program("choosing/memory.py")
    assert int(re.search(r"(\d+) KiB", process.stdout)[1]) > 20 * used
    assert process.stderr == ""


@needs_proc
def test_each_waiting_task_keeps_local_variables_of_its_own():
    async def hold(number, go):
        await go.wait()
        return number

    async def run(count=100):
        go = asyncio.Event()
        tasks = [asyncio.create_task(hold(n, go)) for n in range(count)]
        await asyncio.sleep(0)
        numbers = [task.get_coro().cr_frame.f_locals["number"] for task in tasks]
        go.set()
        await asyncio.wait(tasks)
        return numbers

    assert asyncio.run(run()) == list(range(100))


@needs_proc
def test_no_thread_and_no_process_is_left():
    cost_of_waiting.of_threads(3)
    asyncio.run(cost_of_waiting.of_tasks(3))
    memory.of_process()
    assert cost_of_waiting.threading.active_count() == 1


def test_where_no_file_tells_the_memory_the_program_says_so():
    with pytest.raises(SystemExit, match="only Linux has"):
        memory.memory("no process")
