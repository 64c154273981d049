"""Count words in a pool of processes, and send the text only once."""

import pickle
import threading
from concurrent.futures import Future, ProcessPoolExecutor

from practice.calls import as_list

WORDS = ["uncopyrightable", "counterrevolutionary", "otorhinolaryngologist", "nothing"]
PAIR = [" ".join(WORDS[:3]), " ".join(WORDS[2::-1])]
LINES = [f"line{number:03} {PAIR[number % 2]}" for number in range(402)] + [WORDS[0]]
TEXT = "\n".join(LINES) + "\n"
SMALL = [
    ("", ["a", "b"]),
    ("\n\n", ["a"]),
    ("twentyfourlettersinaword", ["twentyfourlettersinaword"]),
    ("a b", ["b", "b", "c", "a"]),
    ("a\nb\na", ["a", "b"]),
    ("the other\nthere  the\t the", ["the", "other"]),
    ("a b\n" * 7, []),
    ("a b\n" * 5 + "a", ["a"]),
]


def check(answer):
    pool = Measuring()
    found = as_list(answer.count_all(TEXT, WORDS, pool))
    assert pool.sent, "nothing was counted in the pool"
    check_crossing(pool)
    assert len(pool.sent) <= 50, (
        f"{len(pool.sent)} calls for 403 lines: a crossing costs something even for "
        "little data, so send more lines at a time"
    )
    assert not pool.alone, (
        "each call was awaited before the next was submitted, so only one worker had "
        "something to do: submit all, then ask for the results"
    )
    expected = counts(TEXT, WORDS)
    cut = [counts("\n".join(LINES[:end]), WORDS) for end in range(380, 403)]
    assert found not in cut, (
        "the last lines are in no piece: the last piece may be shorter than the others"
    )
    assert found == expected, (
        f"the counts have to be {expected}, not {found}: a word that is cut in two is "
        "counted in neither piece"
    )
    for text, words in SMALL:
        check_small(answer.count_all, text, words)


def check_crossing(pool):
    times = sum(map(len, pool.sent)) / len(TEXT)
    assert times < 1.5, (
        f"the text crossed about {times:.0f} times: let each line cross once, together "
        "with all the words to look for"
    )
    sent = b"".join(pool.sent)
    for line in LINES[:-1]:
        name = line.split()[0]
        assert sent.count(name.encode()) <= 1, (
            f"the line that begins with {name} crossed more than once"
        )
    assert max(map(len, pool.sent)) < len(TEXT) * 0.55, (
        "one call has more than half of the text: send the text in pieces, so that "
        "several workers have something to do"
    )


def check_small(count_all, text, words):
    case = f"count_all({text!r}, {words}, pool)"
    try:
        found = as_list(count_all(text, words, Measuring(together=1)))
    except (ValueError, IndexError, StopIteration, ZeroDivisionError) as error:
        raise AssertionError(
            f"{case} raised {error!r}: the counts are right for any text and any words"
        ) from None
    expected = counts(text, words)
    assert found == expected, f"{case} has to give {expected}, not {found}"


def counts(text, words):
    found = text.split()
    return [found.count(word) for word in words]


class Measuring(ProcessPoolExecutor):
    """Keeps what crosses, and runs the calls here, the first when a second is there."""

    def __init__(self, together=2):
        super().__init__(4)
        self.sent, self.alone, self.together = [], [], together
        self.all_in = threading.Event()

    def submit(self, function, /, *args, **options):
        data = pickle.dumps((function, args, options))
        self.sent.append(data)
        if len(self.sent) == self.together:
            self.all_in.set()
        future = Future()
        threading.Thread(target=self.run, args=(future, data)).start()
        return future

    def run(self, future, data):
        if not self.all_in.wait(1):
            self.alone.append(future)
        try:
            function, args, options = pickle.loads(data)
            result = function(*args, **options)
            future.set_result(pickle.loads(pickle.dumps(result)))
        except BaseException as error:
            future.set_exception(error)
