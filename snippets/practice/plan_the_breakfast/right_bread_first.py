"""The bread is sliced first, and the beans are ground while it toasts."""

STEPS = {  # step: (kind, minutes, steps that must have ended before)
    "boil water": ("waits", 4, []),
    "grind beans": ("works", 2, []),
    "brew coffee": ("waits", 4, ["boil water", "grind beans"]),
    "slice bread": ("works", 1, []),
    "toast bread": ("waits", 2, ["slice bread"]),
    "butter toast": ("works", 1, ["toast bread"]),
}

START = {
    "slice bread": 0,
    "boil water": 0,
    "toast bread": 1,
    "grind beans": 1,
    "butter toast": 3,
    "brew coffee": 4,
}
