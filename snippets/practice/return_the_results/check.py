"""Let the toy loop return the results of its coroutines, in the order of the arguments."""

NOTHING = "`run` must return a list with a result for each coroutine."
LOST = "A result was not what its coroutine returned: it was lost when the coroutine ended."
ORDER = (
    "The results must stand in the order of the arguments: "
    "they stood in the order of ending."
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

    results = answer.run(step("slow", 0.2, 0.2), step("quick"), step("middle", 0.1))
    assert isinstance(results, list), NOTHING
    assert len(results) == 3, NOTHING
    assert log.index("middle begins") < log.index("slow ends"), ALONE
    assert results != ["quick", "middle", "slow"], ORDER
    assert results == ["slow", "quick", "middle"], LOST
    assert answer.run() == [], NOTHING
