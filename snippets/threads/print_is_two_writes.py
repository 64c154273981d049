class Recorder:
    def __init__(self):
        self.writes = []

    def write(self, text):
        self.writes.append(text)


def main():
    recorder = Recorder()
    print("Bread is ready", file=recorder)
    print(recorder.writes)


if __name__ == "__main__":
    main()
