import time
from threading import Thread


def slow_job(seconds):
    print("Job: started")
    time.sleep(seconds)
    print("Job: finished")


def main(seconds=0.3):
    thread = Thread(target=slow_job, args=(seconds,))
    thread.start()
    print("Main: the job has been started")
    thread.join()
    print("Main: the job is over")


if __name__ == "__main__":
    main()
