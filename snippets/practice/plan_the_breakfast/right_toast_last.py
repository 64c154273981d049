"""The toast is made while the coffee brews, and is ready in the last minute."""

STEPS = {  # step: (kind, minutes, steps that must have ended before)
    "boil water": ("waits", 4, []),
    "grind beans": ("works", 2, []),
    "brew coffee": ("waits", 4, ["boil water", "grind beans"]),
    "slice bread": ("works", 1, []),
    "toast bread": ("waits", 2, ["slice bread"]),
    "butter toast": ("works", 1, ["toast bread"]),
}

START = {
    "boil water": 0,
    "grind beans": 2,
    "brew coffee": 4,
    "slice bread": 4,
    "toast bread": 5,
    "butter toast": 7,
}
