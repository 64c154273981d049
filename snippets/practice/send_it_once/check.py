"""Count words in a pool of processes, and send the text only once."""

import pickle
import threading
from concurrent.futures import Future, ProcessPoolExecutor

WORDS = ["uncopyrightable", "counterrevolutionary", "otorhinolaryngologist", "nothing"]
LINES = [" ".join(WORDS[:3]), " ".join(WORDS[2::-1])] * 201 + [WORDS[0]]
TEXT = "\n".join(LINES) + "\n"


def check(answer):
    pool = Measuring()
    found = answer.count_all(TEXT, WORDS, pool)
    assert pool.sent, "nothing was counted in the pool"
    times = sum(pool.sent) / len(TEXT)
    assert times < 1.5, (
        f"the text crossed about {times:.0f} times: let each line cross once, together "
        "with all the words to look for"
    )
    assert max(pool.sent) < len(TEXT) * 0.55, (
        "one call has more than half of the text: send the text in pieces, so that "
        "several workers have something to do"
    )
    assert len(pool.sent) <= 50, (
        f"{len(pool.sent)} calls for 403 lines: a crossing costs something even for "
        "little data, so send more lines at a time"
    )
    assert not pool.alone, (
        "each call was awaited before the next was submitted, so only one worker had "
        "something to do: submit all, then ask for the results"
    )
    split = TEXT.split()
    expected = [split.count(word) for word in WORDS]
    assert list(found) != counts_without_the_end(), (
        "the last lines are in no piece: the last piece may be shorter than the others"
    )
    assert list(found) == expected, (
        f"the counts have to be {expected}, not {found}: a word that is cut in two is "
        "counted in neither piece"
    )


def counts_without_the_end():
    """Return the counts of a text that is three lines short: 403 in four pieces of 100."""
    split = " ".join(LINES[:400]).split()
    return [split.count(word) for word in WORDS]


class Measuring(ProcessPoolExecutor):
    """Measures what crosses, and runs the calls here, the first when a second is there."""

    def __init__(self):
        super().__init__(4)
        self.sent, self.alone = [], []
        self.second = threading.Event()

    def submit(self, function, /, *args, **options):
        data = pickle.dumps((function, args, options))
        self.sent.append(len(data))
        if len(self.sent) > 1:
            self.second.set()
        future = Future()
        threading.Thread(target=self.run, args=(future, data)).start()
        return future

    def run(self, future, data):
        if not self.second.wait(1):
            self.alone.append(future)
        try:
            function, args, options = pickle.loads(data)
            result = function(*args, **options)
            future.set_result(pickle.loads(pickle.dumps(result)))
        except BaseException as error:
            future.set_exception(error)
