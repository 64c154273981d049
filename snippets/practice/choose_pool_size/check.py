"""Find the smallest pool that is nearly as quick as the quickest."""

from collections import Counter

SECONDS = {1: 0.8, 2: 0.215, 4: 0.205, 8: 0.195, 16: 0.19}
SIZES = list(SECONDS)
LARGER = (
    "{} was chosen, though 4 workers take at most a tenth longer: the quickest size is "
    "not asked for, but the smallest that is nearly as quick"
)
TOO_SLOW = (
    "{} was chosen, though its best round takes more than a tenth longer than the best "
    "of all: a tenth of that time, not of a second"
)
TIMES = "measure every size as many times as `rounds` says"
DISTURBED = "one disturbed round must not count against a size: take its best round"
BEST = "the best of a size's rounds counts, whichever of them it is"
BUSY = (
    "a busy moment hit all rounds of one size: let the sizes take turns in each round"
)
ORDER = "the sizes may come in any order: choose the smallest number"


class Machine:
    """Gives prepared measurements; those whose place in the whole is `slow` are worse."""

    def __init__(self, slow=()):
        self.slow = slow
        self.calls = Counter()

    def measure(self, size):
        disturbed = self.calls.total() in self.slow
        self.calls[size] += 1
        return SECONDS[size] + disturbed


def check(answer):
    check_choice(answer)
    for sizes in (SIZES[::-1], [8, 2, 4, 16, 1], [4]):
        found = answer.best_size(Machine().measure, sizes, rounds=1)
        assert found == 4, ORDER
    check_best_round(answer)
    check_busy_moments(answer)


def check_choice(answer):
    for rounds in (1, 4):
        calm = Machine()
        found = answer.best_size(calm.measure, SIZES, rounds=rounds)
        assert found not in (1, 2), TOO_SLOW.format(found)
        assert found == 4, LARGER.format(found)
        assert calm.calls == dict.fromkeys(SIZES, rounds), TIMES
    for place in range(15):
        found = answer.best_size(Machine([place]).measure, SIZES, rounds=3)
        assert found == 4, DISTURBED


def check_best_round(answer):
    """Disturb all rounds of one size but one."""
    for best in range(3):
        rounds = [1.2, 1.2, 1.2]
        rounds[best] = 0.2
        left = iter(rounds)
        found = answer.best_size(
            lambda size, left=left: next(left) if size == 4 else SECONDS[size],
            SIZES,
            rounds=3,
        )
        assert found == 4, BEST


def check_busy_moments(answer):
    for begin in range(13):
        busy = Machine(range(begin, begin + 3))
        found = answer.best_size(busy.measure, SIZES, rounds=3)
        assert found == 4, BUSY
