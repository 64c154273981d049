"""Let the toy loop return the results of its coroutines, in the order of the arguments."""

import time
from unittest.mock import patch

NOTHING = "`run` must return a list with a result for each coroutine."
LOST = "A result was not what its coroutine returned: it was lost when the coroutine ended."
ORDER = (
    "The results must stand in the order of the arguments: "
    "they stood in the order of ending."
)
LONG = "No wait was longer than 0.2 s, and the loop slept for {:g} s."
NONE = "A coroutine returned {!r}, and its result must stand in the list as well."
STILL = (
    "A coroutine waited for the second time, and the others stood still: "
    "every wait must overlap."
)
ALONE = "A coroutine began only when another had ended: their waits must overlap."


def check(answer):
    log = []

    async def step(name, *waits):
        log.append(f"{name} begins")
        for seconds in waits:
            await answer.Pause(seconds)
        log.append(f"{name} ends")
        return name

    with patch("time.sleep", wraps=time.sleep) as sleep:
        results = answer.run(
            step("slow", 0.2, 0.2), step("quick", 0, 0), step("middle", 0.1)
        )
    longest = max((call.args[0] for call in sleep.call_args_list), default=0)
    assert longest <= 0.2, LONG.format(longest)
    assert isinstance(results, list), NOTHING
    assert len(results) == 3, NOTHING
    assert log.index("middle begins") < log.index("slow ends"), ALONE
    assert results != ["quick", "middle", "slow"], ORDER
    assert results == ["slow", "quick", "middle"], LOST
    assert answer.run() == [], NOTHING
    for nothing in (None, 0, ""):
        results = answer.run(give(nothing), give("a page"))
        assert results == [nothing, "a page"], NONE.format(nothing)
    log.clear()
    answer.run(step("late", 0, 0.4), step("soon", 0.05, 0.05))
    assert log.index("soon ends") < log.index("late ends"), STILL


async def give(result):
    return result
