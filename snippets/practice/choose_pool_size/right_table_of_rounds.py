"""Makes one dict per round and compares the columns, in hundredths and not in tenths."""


def best_size(measure, sizes, rounds=3):
    table = [{size: measure(size) for size in sorted(sizes)} for _ in range(rounds)]
    best = {size: min(row[size] for row in table) for size in sizes}
    limit = min(best.values())
    good = [size for size, time in best.items() if 100 * time <= 110 * limit]
    good.sort()
    return good[0]
