STEPS = {  # step: (kind, minutes, steps that must have ended before)
    "boil water": ("waits", 4, []),
    "grind beans": ("works", 2, []),
    "brew coffee": ("waits", 4, ["boil water", "grind beans"]),
    "slice bread": ("works", 1, []),
    "toast bread": ("waits", 2, ["slice bread"]),
    "butter toast": ("works", 1, ["toast bread"]),
}

START = {  # step: the minute at which it begins
    "boil water": 0,
    "grind beans": 4,
    "brew coffee": 6,
    "slice bread": 10,
    "toast bread": 11,
    "butter toast": 13,
}


def main():
    for step, (kind, minutes, _) in STEPS.items():
        mark = "#" if kind == "works" else "."
        line = " " * START[step] + mark * minutes
        print(f"{step:12} |{line}")


if __name__ == "__main__":
    main()
