"""Plan a breakfast for one pair of hands, ready after 8 minutes."""

from itertools import combinations

STEPS = {
    "boil water": ("waits", 4, []),
    "grind beans": ("works", 2, []),
    "brew coffee": ("waits", 4, ["boil water", "grind beans"]),
    "slice bread": ("works", 1, []),
    "toast bread": ("waits", 2, ["slice bread"]),
    "butter toast": ("works", 1, ["toast bread"]),
}


def check(answer):
    begin = answer.START
    assert answer.STEPS == STEPS, "STEPS is given: change START alone"
    whole = isinstance(begin, dict) and begin.keys() == STEPS.keys()
    assert whole, "START must be a dict that names each step once, and no other"
    for step, minute in begin.items():
        assert isinstance(minute, int), f"{step} must begin at a whole minute"
        assert minute >= 0, f"{step} begins before minute 0"
    end = {step: begin[step] + STEPS[step][1] for step in STEPS}

    for step, (_, _, needed) in STEPS.items():
        for other in needed:
            assert end[other] <= begin[step], (
                f"{step} begins before {other} has ended, and needs it"
            )
    works = [step for step, (kind, _, _) in STEPS.items() if kind == "works"]
    for one, other in combinations(works, 2):
        apart = end[one] <= begin[other] or end[other] <= begin[one]
        assert apart, f"{one} and {other} overlap, and both need your hands"
    total = max(end.values())
    assert total <= 8, (
        f"the breakfast takes {total} minutes, and 8 are enough: start the waits "
        "first, and work while they last"
    )
