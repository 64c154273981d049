"""Eager tasks: their first step runs where they are created."""

import sys
from pathlib import Path

import pytest
from test_record_tasks import program

pytestmark = pytest.mark.skipif(
    sys.version_info < (3, 12), reason="eager tasks are new in 3.12"
)


def test_eager_task_runs_at_once(tmp_path: Path) -> None:
    run = program(
        """
        async def child():
            print("at once")
            await asyncio.sleep(0.1)
        async def main():
            asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
            await asyncio.create_task(child(), name="kid")
        """,
        tmp_path,
    )
    states = [segment[2:] for segment in run.lane("kid child").segments]
    assert states[0] == ("run", "eager start", 7)
    assert states[1] == ("wait", "asyncio.sleep(0.1)", 4)
    assert run.prints() == [("kid child", "at once", 3)]
    assert ("Task-1 main", "kid child", "start") in run.arrows()


def test_eager_task_that_never_waits(tmp_path: Path) -> None:
    run = program(
        """
        async def child():
            print("at once")
        async def main():
            asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
            await asyncio.create_task(child())
        """,
        tmp_path,
    )
    segments = [segment[2:] for segment in run.lane("child").segments]
    assert segments == [("run", "eager start", 6)]
