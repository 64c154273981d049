"""Project: mend three pitfalls of threads: too many, a lost update, a lost failure."""

import ast
import inspect
import threading
from collections import Counter
from pathlib import Path

NAMES = [f"{number}.txt" for number in range(30)]
GONE = "7.txt"
TEXTS = {name: f"cat dog cat w{number % 4}" for number, name in enumerate(NAMES)}
TEXTS["9.txt"] = ""
KEEP = "keep `add` as it is, and count every word with it"
LOST = (
    "the totals are {!r} and have to be {!r}: all threads must take the same lock around "
    "`add`, or share no dict"
)


def check(answer):
    check_add(answer.add)
    missing = {GONE: FileNotFoundError(GONE)}
    check_count(answer, NAMES, missing, at_once=4)
    several = {
        "0.txt": PermissionError("0.txt"),
        "1.txt": UnicodeDecodeError("utf-8", b"", 0, 1, "no text"),
        "29.txt": FileNotFoundError("29.txt"),
    }
    check_count(answer, NAMES, several, at_once=2)
    check_count(answer, ["4.txt", "5.txt", "9.txt"], {}, at_once=3)
    check_count(answer, [], {}, at_once=3)


def check_add(add):
    starter = ast.parse(Path(__file__).with_name("starter.py").read_text("utf-8"))
    given = next(node for node in starter.body if getattr(node, "name", "") == "add")
    found = ast.parse(inspect.getsource(add)).body[0]
    assert ast.dump(found) == ast.dump(given), KEEP


def check_count(answer, names, errors, at_once):
    saw = Saw(answer.add, errors, at_once)
    given, answer.add = answer.add, saw.add
    hook, threading.excepthook = threading.excepthook, lambda args: None
    try:
        outcome = answer.count_all(names, saw.read, at_once=at_once)
    except (OSError, UnicodeDecodeError) as error:
        if error not in errors.values():
            raise
        raise AssertionError(
            "one file that is not there ended the whole count: catch its exception, and "
            "put it into `failures` under its name"
        ) from None
    finally:
        answer.add, threading.excepthook = given, hook
    pair = isinstance(outcome, tuple) and len(outcome) == 2
    assert pair, (
        f"`count_all` has to return the totals and the failures, not {outcome!r}"
    )
    saw.judge(names)
    check_outcome(*outcome, names, errors, saw)


def check_outcome(totals, failures, names, errors, saw):
    dicts = isinstance(failures, dict) and isinstance(totals, dict)
    assert dicts, "the totals and the failures have to be dicts"
    for name in errors:
        assert name in failures, (
            f"{name} could not be read and nobody is told: put its exception into "
            "`failures` under its name"
        )
        assert failures[name] is errors[name], (
            "`failures` has to hold the exception itself"
        )
    assert len(failures) == len(errors), "`failures` holds files that could be read"
    texts = [TEXTS[name] for name in names if name not in errors]
    words = Counter(" ".join(texts).split())
    assert saw.added >= words.total(), KEEP
    assert dict(totals) == dict(words), LOST.format(dict(totals), dict(words))
    assert not saw.shared, (
        "two threads were in `add` with the same dict at once, and an update can be "
        "lost: all threads must take the same lock around `add`, or share no dict"
    )


class Saw:
    """Files that are read when `at_once` threads are there, and calls of `add`."""

    def __init__(self, add, errors, at_once):
        self.given_add, self.errors, self.at_once = add, errors, at_once
        self.lock, self.all_in = threading.Lock(), threading.Event()
        self.readers, self.read_names, self.inside, self.peak = set(), [], 0, 0
        self.adding, self.added, self.shared = Counter(), 0, False
        self.second = threading.Event()

    def read(self, name):
        with self.lock:
            self.readers.add(threading.current_thread())
            self.read_names.append(name)
            self.inside += 1
            self.peak = max(self.peak, self.inside)
            if self.inside == self.at_once:
                self.all_in.set()
        if not self.all_in.wait(1):
            self.all_in.set()
        with self.lock:
            self.inside -= 1
        if name in self.errors:
            raise self.errors[name]
        return TEXTS[name]

    def add(self, totals, word):
        with self.lock:
            self.added += 1
            first = self.added == 1
            self.adding[id(totals)] += 1
            if self.adding[id(totals)] > 1:
                self.shared = True
                self.second.set()
        if first:
            self.second.wait(0.1)  # another thread that can come has come by then
        self.given_add(totals, word)
        with self.lock:
            self.adding[id(totals)] -= 1

    def judge(self, names):
        assert len(self.readers) <= self.at_once, (
            f"{len(self.readers)} threads were started for {len(names)} files: a pool "
            "makes `at_once` threads do"
        )
        assert sorted(map(str, self.read_names)) == sorted(names), "read each file once"
        assert self.peak > 1 or not names, (
            "the files are read one after another: a thread must not hold the lock while "
            "it reads"
        )
        assert self.peak == self.at_once or not names, (
            "use all of the `at_once` threads that are allowed"
        )
