from concurrent.futures import ThreadPoolExecutor


def bake(what, flour):
    if flour == 0:
        raise ValueError(f"no flour for the {what}")
    return f"{what} baked"


def main():
    with ThreadPoolExecutor() as pool:
        bread = pool.submit(bake, "bread", flour=500)
        cake = pool.submit(bake, "cake", flour=0)
        pool.submit(bake, "pie", flour=0)

    for order in (bread, cake):
        try:
            print(order.result())
        except ValueError as error:
            print("Failed:", error)


if __name__ == "__main__":
    main()
