"""the best of a size's rounds counts, whichever of them it is"""

from statistics import median


def best_size(measure, sizes, rounds=3):
    times = {size: [] for size in sizes}
    for _ in range(rounds):
        for size in sizes:
            times[size].append(measure(size))
    limit = 1.1 * min(median(found) for found in times.values())
    return min(size for size in sizes if median(times[size]) <= limit)
