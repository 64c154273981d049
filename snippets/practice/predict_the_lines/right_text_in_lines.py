"""The lines are cut out of one text."""

PREDICTION = """\
main: begins
main: has made both
short: runs
main: short is over
coroutine: begins
task: begins
coroutine: ends
main: the coroutine is over
task: ends
main: the task is over
""".splitlines()
