from threading import Thread, get_native_id


def count(upto, seen):
    for number in range(upto):
        print(number)
        seen.append(number)


def main():
    seen = []
    thread = Thread(target=count, args=(5, seen))
    thread.start()
    thread.join()
    print("The main thread sees", seen)
    print("Two OS threads:", thread.native_id != get_native_id())


if __name__ == "__main__":
    main()
