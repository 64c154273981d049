import logging
import sys
from threading import Thread


def work(steps):
    for step in range(1, steps + 1):
        logging.info("step %d", step)


def main(names=("oven", "counter"), steps=2):
    logging.basicConfig(
        stream=sys.stdout,
        level=logging.INFO,
        format="%(threadName)s: %(message)s",
    )
    threads = [Thread(target=work, args=(steps,), name=n) for n in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
