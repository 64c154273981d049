"""Keep quick look-ups from waiting behind slow reports."""

import threading

from practice.calls import as_list

REPORTS, LOOKUPS = 40, 20
PATIENCE = 1.0  # seconds in which what can come has come


def check(answer):
    for kind in (WaitForLookups, WaitForTheOthers):
        saw = kind()
        reports = [lambda n=n, saw=saw: saw.report(n) for n in range(REPORTS)]
        lookups = [lambda n=n, saw=saw: saw.lookup(n) for n in range(LOOKUPS)]
        results = as_list(answer.run_all(reports, lookups))
        saw.judge()
        check_results(results, [*range(REPORTS), *(-n for n in range(LOOKUPS))])
    check_results(as_list(answer.run_all([], [lambda: 1, lambda: 2])), [1, 2])
    check_results(as_list(answer.run_all([lambda: 1, lambda: 2], [])), [1, 2])


def check_results(results, expected):
    assert results == expected, (
        "run_all has to return the reports' results in order, then the look-ups'"
    )


class Calls:
    """Counts the reports that run at once."""

    def __init__(self):
        self.lock = threading.Lock()
        self.inside = self.peak = self.reported = self.looked_up = 0

    def report(self, number):
        with self.lock:
            self.inside += 1
            self.peak = max(self.peak, self.inside)
        self.while_reporting(number)
        with self.lock:
            self.inside -= 1
            self.reported += 1
        return number

    def judge(self):
        assert self.peak <= 2, (
            "more than two reports ran at once: a bigger pool sends them all to the "
            "server together"
        )


class WaitForLookups(Calls):
    """Reports wait until all look-ups have ended, then run two by two."""

    def __init__(self):
        super().__init__()
        self.all_looked_up, self.pair = threading.Event(), threading.Barrier(2)
        self.starved = self.alone = False

    def while_reporting(self, number):
        if not self.starved and not self.all_looked_up.wait(PATIENCE):
            self.starved = True
        try:
            if not self.starved:
                self.pair.wait(PATIENCE)
        except threading.BrokenBarrierError:
            self.alone = True

    def lookup(self, number):
        with self.lock:
            self.looked_up += 1
            if self.looked_up == LOOKUPS:
                self.all_looked_up.set()
        return -number

    def judge(self):
        super().judge()
        assert not self.starved, (
            "the look-ups waited in line behind the reports: keep the two kinds apart"
        )
        assert not self.alone, (
            "only one report runs at a time, though the report server bears two"
        )


class WaitForTheOthers(Calls):
    """Look-up 0 waits until two reports run, report 0 until all other reports ended."""

    def __init__(self):
        super().__init__()
        self.two, self.others_ended = threading.Event(), threading.Event()
        self.behind = self.batch = False

    def while_reporting(self, number):
        if self.inside == 2:
            self.two.set()
        if number:
            self.two.wait(PATIENCE)
        elif not self.others_ended.wait(PATIENCE):
            self.batch = True

    def report(self, number):
        super().report(number)
        if self.reported == REPORTS - 1:
            self.others_ended.set()
        return number

    def lookup(self, number):
        if number == 0 and not self.two.wait(PATIENCE):
            self.behind = True
        return -number

    def judge(self):
        super().judge()
        assert not self.behind, (
            "the reports waited in line behind the look-ups: start both kinds at once"
        )
        assert not self.batch, (
            "one report was slow, and none took the other place: do not wait for a whole "
            "batch"
        )
