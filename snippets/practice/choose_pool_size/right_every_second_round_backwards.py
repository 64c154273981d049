"""Collects all times first, every second round backwards, and looks for the size then."""


def best_size(measure, sizes, rounds=3):
    times = {size: [] for size in sizes}
    for number in range(rounds):
        for size in list(sizes)[:: -1 if number % 2 else 1]:
            times[size].append(measure(size))
    quickest = min(min(found) for found in times.values())
    for size in sorted(times):
        if min(times[size]) <= quickest * 1.1:
            return size
