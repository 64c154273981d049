"""Predict the order of ten lines."""

from practice.calls import as_list

# The lines in their order, and why each comes where it does.
LINES = {
    "main: begins": "asyncio.run begins with main",
    "main: has made both": "",
    "short: runs": "await runs a coroutine object, within the same task",
    "main: short is over": "short has nothing to wait for, so awaiting it does not give way",
    "coroutine: begins": "the awaited coroutine runs within main's task, "
    "which has not given way yet",
    "task: begins": "sleep(0) gives way, and the task is next in line",
    "coroutine: ends": "the task's sleep(0) gives way in turn, and main's task is next",
    "main: the coroutine is over": "the end of a coroutine goes on in the one that awaits "
    "it, without a turn of the loop",
    "task: ends": "main waits for the task now, so the task has its second turn",
    "main: the task is over": "",
}
NOT_YET = {
    "task": "create_task starts nothing: the task runs when main gives way",
    "coroutine": "calling a coroutine function runs none of its body",
}


def check(answer):
    prediction = as_list(answer.PREDICTION)
    assert isinstance(prediction, list), "PREDICTION has to be a list of lines"
    for number, line in enumerate(LINES, 1):
        told = prediction[number - 1 : number]
        assert told not in ([], ["?"]), f"line {number} is missing: what comes next?"
        if told[0] != line:
            why = LINES[line] or NOT_YET.get(
                str(told[0]).partition(":")[0], "look again"
            )
            raise AssertionError(f"line {number} is not {told[0]!r}: {why}")
    left = prediction[len(LINES) :]
    assert not left, f"the program has {len(LINES)} lines, your prediction has more"
