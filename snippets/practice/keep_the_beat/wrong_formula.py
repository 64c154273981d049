"""it was 0 of [5, -2, 4]"""


def total(numbers):
    if not numbers:
        return 0
    first, last = numbers[0], numbers[-1]
    return (first + last) * (last - first + 1) // 2
