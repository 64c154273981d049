"""A thread class that keeps its error, and one SystemExit with the texts of all."""

import time
from threading import Thread


class Job(Thread):
    error = None

    def run(self):
        try:
            super().run()
        except Exception as error:
            self.error = error


def bake_bread(flour):
    if flour < 500:
        raise ValueError(f"{flour} g of flour is not enough")
    time.sleep(0.1)
    print("Bread is ready")


def make_sandwich():
    time.sleep(0.1)
    print("Sandwich is ready")


def main(flour=300):
    started = [Job(target=bake_bread, args=(flour,)), Job(target=make_sandwich)]
    for job in started:
        job.start()
    for job in started:
        job.join()
    errors = [str(job.error) for job in started if job.error]
    if errors:
        raise SystemExit("\n".join(errors))
    print("All tasks completed!")


if __name__ == "__main__":
    main()
