"""Which crossings carry a context variable, and what tasks share."""

import asyncio
import sys
import threading
from contextvars import ContextVar

from shared_between import context_ways, thread_local_broken, thread_local_fixed

INHERITS = getattr(sys.flags, "thread_inherit_context", 0)


def test_tasks_of_one_thread_share_its_thread_local(capsys):
    asyncio.run(thread_local_broken.main())
    assert capsys.readouterr().out.splitlines() == [
        "asked by Ada, answered to Grace",
        "asked by Grace, answered to Grace",
    ]


def test_each_task_has_context_variables_of_its_own(capsys):
    asyncio.run(thread_local_fixed.main())
    assert capsys.readouterr().out.splitlines() == [
        "asked by Ada, answered to Ada",
        "asked by Grace, answered to Grace",
    ]


def test_what_a_task_sets_its_creator_does_not_see():
    name = ContextVar("name", default="unset")

    async def child():
        name.set("child")

    async def main():
        await asyncio.create_task(child())
        return name.get()

    assert asyncio.run(main()) == "unset"


def test_eight_ways_and_what_each_carries(capsys):
    asyncio.run(context_ways.main())
    lost = "7" if INHERITS else "nobody"
    assert dict(line.split(": ") for line in capsys.readouterr().out.splitlines()) == {
        "await": "7",
        "task": "7",
        "to_thread": "7",
        "run_in_executor": lost,
        "Thread": lost,
        "Thread, copied context": "7",
        "to_thread and back": "7",
        "run_in_executor and back": lost,
    }


def test_a_handed_over_call_sees_the_context_of_the_thread_that_hands_it_over():
    name = ContextVar("name", default="unset")
    seen = []

    async def main():
        name.set("loop")
        loop = asyncio.get_running_loop()

        def ask():
            name.set("thread")
            loop.call_soon_threadsafe(lambda: seen.append(name.get()))

        thread = threading.Thread(target=ask)
        thread.start()
        await asyncio.to_thread(thread.join)
        await asyncio.sleep(0)

    asyncio.run(main())
    assert seen == ["thread"]
