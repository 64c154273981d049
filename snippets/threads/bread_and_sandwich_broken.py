from threading import Thread


def bake_bread():
    time.sleep(0.2)
    print("Bread is ready")


def make_sandwich():
    time.sleep(0.1)
    print("Sandwich is ready")


def main():
    threads = [Thread(target=bake_bread), Thread(target=make_sandwich)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("All tasks completed!")


if __name__ == "__main__":
    main()
