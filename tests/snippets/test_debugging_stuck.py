"""Stuck programs: stacks of threads tell a blocked loop, and tasks say where they wait."""

import asyncio
import re

from debugging import stuck_tasks_broken, stuck_tasks_fixed

from tests.snippets.programs import run_program

FRAME = re.compile(r'File ".*?([\w.]+)", line (\d+) in (\S+)')
OWN = {"stuck_loop.py", "idle.py"}


def first_stack(stderr):
    return FRAME.findall(stderr.partition("Timeout")[2])


def test_faulthandler_names_the_line_that_blocks_the_loop():
    run = run_program("debugging/stuck_loop.py")
    assert run.stdout == "got nothing\n"
    own = [(line, name) for file, line, name in first_stack(run.stderr) if file in OWN]
    assert own == [("8", "next_order"), ("14", "main"), ("19", "<module>")]


def test_an_idle_loop_is_in_select(tmp_path):
    program = tmp_path / "idle.py"
    program.write_text(
        "import asyncio, faulthandler\n"
        "faulthandler.dump_traceback_later(0.3)\n"
        "asyncio.run(asyncio.sleep(0.6))\n"
        "faulthandler.cancel_dump_traceback_later()\n"
    )
    run = run_program(str(program))
    frames = first_stack(run.stderr)
    assert frames[0][2] == "select"
    assert [name for file, _, name in frames if file in OWN] == ["<module>"]


def test_an_order_that_is_not_reported_done_keeps_join_waiting(capsys):
    asyncio.run(stuck_tasks_broken.main())
    assert capsys.readouterr().out.splitlines() == [
        "baked bread",
        "waiter: serve > Queue.join > Event.wait",
        "baker: bake > Queue.get",
    ]
    asyncio.run(stuck_tasks_fixed.main())
    assert capsys.readouterr().out.splitlines() == [
        "baked bread",
        "all orders are done",
        "baker: bake > Queue.get",
    ]


def test_where_follows_every_await_of_a_task():
    async def inner():
        await asyncio.Event().wait()

    async def outer():
        await inner()

    async def main():
        task = asyncio.create_task(outer(), name="job")
        await asyncio.sleep(0)
        said = stuck_tasks_broken.where(task)
        (frame,) = task.get_stack()
        task.cancel()
        return said, frame.f_code.co_name

    said, only_frame = asyncio.run(main())
    here = "test_where_follows_every_await_of_a_task.<locals>"
    assert said == f"job: {here}.outer > {here}.inner > Event.wait"
    assert only_frame == "outer"
