"""Keep quick look-ups from waiting behind slow reports."""

import threading

REPORTS, LOOKUPS = 40, 20


def check(answer):
    saw = Saw()
    results = answer.run_all(
        [lambda n=n: saw.report(n) for n in range(REPORTS)],
        [lambda n=n: saw.lookup(n) for n in range(LOOKUPS)],
    )
    assert saw.peak <= 2, (
        "more than two reports ran at once: a bigger pool sends them all to the server "
        "together"
    )
    assert not saw.starved, (
        "the look-ups waited in line behind the reports: keep the two kinds apart"
    )
    assert saw.peak == 2, (
        "only one report runs at a time, though the report server bears two"
    )
    expected = [*range(REPORTS), *(-n for n in range(LOOKUPS))]
    assert list(results) == expected, (
        "run_all has to return the reports' results in order, then the look-ups'"
    )


class Saw:
    """Reports that wait until all look-ups have ended, and how many of them overlap."""

    def __init__(self):
        self.lock = threading.Lock()
        self.inside = self.peak = self.looked_up = 0
        self.two = threading.Event()
        self.all_looked_up = threading.Event()
        self.starved = False

    def report(self, number):
        with self.lock:
            self.inside += 1
            self.peak = max(self.peak, self.inside)
            if self.inside == 2:
                self.two.set()
        if not self.starved:
            looked_up = self.all_looked_up.wait(0.5)
            self.starved = self.starved or not looked_up
        if number == 0:
            self.two.wait(0.5)
        with self.lock:
            self.inside -= 1
        return number

    def lookup(self, number):
        with self.lock:
            self.looked_up += 1
            if self.looked_up == LOOKUPS:
                self.all_looked_up.set()
        return -number
