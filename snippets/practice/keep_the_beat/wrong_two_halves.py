"""the heart was silent for more than a quarter of the work"""


def total(numbers):
    middle = len(numbers) // 2
    return sum(numbers[:middle]) + sum(numbers[middle:])
