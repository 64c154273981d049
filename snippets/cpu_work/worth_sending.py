import pickle
import time


def add_up(numbers):
    return sum(numbers)


def add_up_to(limit):
    return sum(range(limit))


def cpu_seconds(function, argument):
    begun = time.thread_time()
    function(argument)
    return time.thread_time() - begun


def cross(argument):
    return pickle.loads(pickle.dumps(argument))


def price_per_work(function, argument):
    work = cpu_seconds(function, argument)
    return cpu_seconds(cross, argument) / work


def main(limit=1_000_000):
    for function, argument in (add_up, list(range(limit))), (add_up_to, limit):
        price = price_per_work(function, argument)
        verdict = "more" if price > 1 else "less"
        print(f"{function.__name__}: sending costs {verdict} than the work")


if __name__ == "__main__":
    main()
