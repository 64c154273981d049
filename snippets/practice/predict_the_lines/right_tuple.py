"""A tuple, made of what each of the three writes."""

BEGINS, MADE, SHORT, AWAITED, END = (
    "main: begins",
    "main: has made both",
    "main: short is over",
    "main: the coroutine is over",
    "main: the task is over",
)
COROUTINE = ("coroutine: begins", "coroutine: ends")
TASK = ("task: begins", "task: ends")

PREDICTION = (
    *(BEGINS, MADE, "short: runs", SHORT),
    *(COROUTINE[0], TASK[0], COROUTINE[1]),
    *(AWAITED, TASK[1], END),
)
