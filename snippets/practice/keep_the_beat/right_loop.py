"""Adds one number after another in Python, which lets go whenever another thread asks."""


def total(numbers):
    found = 0
    for number in numbers:
        found += number
    return found
