import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def add_total(order):
    order["total"] = sum(order["prices"])
    return order


def try_in(pool):
    mine = {"prices": [3, 4]}
    returned = pool.submit(add_total, mine).result()
    print(f"{type(pool).__name__}:")
    print(f"  mine:     {mine}")
    print(f"  returned: {returned}")


def main():
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as processes:
        try_in(processes)
    with ThreadPoolExecutor(1) as threads:
        try_in(threads)


if __name__ == "__main__":
    main()
