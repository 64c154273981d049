"""Plan a whole program: one kind of program, and a call for each of its steps."""

from itertools import product

BLOCKS, ASYNC, EITHER, IN_C, PYTHON = KINDS = [
    "waits, library blocks",
    "waits, library is async",
    "waits, either library",
    "computes in C, lets go",
    "computes in Python",
]
PLAIN = dict.fromkeys([BLOCKS, EITHER, IN_C], "ThreadPoolExecutor")
PLAIN[PYTHON] = "ProcessPoolExecutor"
IN_A_LOOP = {BLOCKS: "to_thread", IN_C: "to_thread", PYTHON: "run_in_executor"}
IN_A_LOOP |= {ASYNC: "TaskGroup", EITHER: "TaskGroup"}

NO_LOOP = "no step of the program needs an event loop, so do not start one"
FREEZES = (
    "the program has an event loop, so a plain pool's `result()` would stop it: pass "
    "the step on with to_thread or run_in_executor"
)
TURNS = "Python code that computes takes turns in threads: it needs processes"
THREADS_FOR_NOTHING = (
    "the loop is there already and the step has an async library, so a thread for it "
    "is a cost without a gain"
)
STOPS = "the step is no coroutine: run as a task it would stop the loop"


def why(kind, call, right):
    """Return what is wrong with a call for a step of this kind."""
    if kind == PYTHON and call in ("to_thread", "ThreadPoolExecutor"):
        return TURNS
    if right in PLAIN.values():
        return NO_LOOP if call in IN_A_LOOP.values() else f"it should be {right}"
    if kind == EITHER and call in ("to_thread", "ThreadPoolExecutor"):
        return THREADS_FOR_NOTHING
    if call in PLAIN.values():
        return FREEZES
    return STOPS if call == "TaskGroup" else f"it should be {right}"


def check(answer):
    for count in (0, 1, 2, 3):
        for kinds in product(KINDS, repeat=count):
            check_plan(answer, kinds)
    for alone in range(9):  # a step at any place can decide
        for kind, other in product(KINDS, repeat=2):
            kinds = [other] * 9
            kinds[alone] = kind
            check_plan(answer, kinds)


def check_plan(answer, kinds):
    steps = {f"step {n}": kind for n, kind in enumerate(kinds, 1)}
    found = answer.plan(dict(steps))
    in_order = isinstance(found, dict) and list(found) == list(steps)
    assert in_order, (
        "plan has to return a dict with a call for each step, in the order of the steps"
    )
    calls = IN_A_LOOP if ASYNC in kinds else PLAIN
    program = " + ".join(f"({kind})" for kind in kinds)
    for name, kind in steps.items():
        call = found[name]
        assert call == calls[kind], (
            f"{program}: not {call} for ({kind}): {why(kind, call, calls[kind])}"
        )
