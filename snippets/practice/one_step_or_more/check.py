"""Say of ten operations whether another thread can come in between."""

LISTED = "the documentation lists it among the operations that are atomic"
READ_WRITE = "it reads and then writes, and an update between the two is lost"
CHECK_ACT = "it checks and then acts, and the check can be out of date by then"

# For each operation the right word, and why.
KEY = {
    "names.append(name)": ("one", LISTED),
    "last = names.pop()": ("one", LISTED),
    "ages[name] = 30": ("one", LISTED),
    "ages.pop(name, None)": ("one", "it looks for the key and removes it in one call"),
    "count += 1": (
        "more",
        "it reads and then writes: that no switch comes between on some versions is how "
        "they are built, not a promise",
    ),
    "ages[name] += 1": ("more", READ_WRITE),
    "total = total + price()": ("more", "a call stands between the read and the write"),
    "if names: names.pop()": ("more", CHECK_ACT),
    "if name in ages: del ages[name]": ("more", CHECK_ACT),
    "for name in names: print(name)": (
        "more",
        "another thread can change the list between two of its items",
    ),
}


def check(answer):
    steps = answer.STEPS
    assert isinstance(steps, dict), (
        "STEPS has to stay a dict: a word for each operation"
    )
    for operation, (right, why) in KEY.items():
        assert operation in steps, f"STEPS has no {operation!r}: leave them as they are"
        word = steps[operation]
        assert word != "?", f"choose a word for {operation!r}"
        assert word in ("one", "more"), f"{word!r} for {operation!r} is not one or more"
        assert word == right, f"{operation!r}: not {word}, because {why}"
