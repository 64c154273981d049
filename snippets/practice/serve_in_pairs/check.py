"""Let waiters take plates from a small shelf in pairs, whoever comes when."""

import time

from practice.calls import Call, as_list

ONE = "a waiter came with one plate: being woken does not say that there are two"
EARLY = "a waiter took a plate before there were two"
RETURNED = "`take_two` has to return a list of two plates, not {}"
ORDER = "not the two plates that had stood there longest"
THREE = "three plates stand there, and a waiter waits"
PAIR = "two plates stand there, and a waiter waits: tell those who wait"
FULL = "a cook put a plate on a full shelf"
FREE = "a cook still waits though two plates have been taken: tell those who wait"
AGAIN = (
    "more plates on the shelf than it has room for: a cook who is woken must look again"
)
SHUT = "a waiter who waits keeps the cook from the shelf"
BUSY = "it keeps a processor busy: let a waiting thread sleep until it is told"
LOST = "{} plates were put and taken in pairs, and {} came"
SHORT, LONG = 0.2, 2.0  # seconds: in which nothing, or something, is to happen


def check(answer):
    check_waiter(answer.Shelf(room=2))
    check_cook(answer.Shelf(room=2))
    check_more_than_two(answer.Shelf(room=3))
    check_cooks(answer.Shelf(room=2))
    check_many(answer.Shelf(room=3))
    check_rest(answer.Shelf(room=2))


def check_waiter(shelf):
    waiter = Call(shelf.take_two)
    assert not waiter.ended(SHORT), ONE
    assert Call(shelf.put, "soup").ended(LONG), SHUT
    assert not waiter.ended(SHORT), ONE
    assert shelf.plates == ["soup"], EARLY
    assert Call(shelf.put, "rice").ended(LONG), SHUT
    assert waiter.ended(LONG), PAIR
    assert plates_of(waiter.result()) == ["soup", "rice"], ORDER
    assert not shelf.plates, ORDER


def check_cook(shelf):
    for plate in ("soup", "rice"):
        assert Call(shelf.put, plate).ended(LONG), SHUT
    cook = Call(shelf.put, "fish")
    assert not cook.ended(SHORT), FULL
    assert plates_of(shelf.take_two()) == ["soup", "rice"], ORDER
    assert cook.ended(LONG), FREE
    assert shelf.plates == ["fish"], FREE


def check_more_than_two(shelf):
    for plate in ("soup", "rice", "fish"):
        shelf.put(plate)
    waiter = Call(shelf.take_two)
    assert waiter.ended(LONG), THREE
    assert plates_of(waiter.result()) == ["soup", "rice"], ORDER


def check_cooks(shelf):
    """Wake five cooks where there is room for two of them."""
    for plate in range(2):
        shelf.put(plate)
    cooks = [Call(shelf.put, plate) for plate in range(2, 7)]
    time.sleep(SHORT)
    assert len(plates_of(shelf.take_two())) == 2, ONE
    assert sum(cook.ended(SHORT) for cook in cooks) <= 2, AGAIN
    for _ in range(2):
        taken = Call(shelf.take_two)
        assert taken.ended(LONG), FREE
        assert len(plates_of(taken.result())) == 2, ONE
    assert all(cook.ended(LONG) for cook in cooks), FREE


def check_many(shelf, pairs=12):
    """Let some waiters be there before the plates, and some after."""
    waiters = [Call(shelf.take_two) for _ in range(pairs // 2)]
    cooks = [Call(shelf.put, plate) for plate in range(2 * pairs)]
    waiters += [Call(shelf.take_two) for _ in range(pairs // 2)]
    assert all(cook.ended(LONG) for cook in cooks), FREE
    assert all(waiter.ended(LONG) for waiter in waiters), PAIR
    taken = [plate for waiter in waiters for plate in plates_of(waiter.result())]
    found = len(set(taken))
    assert sorted(taken) == [*range(2 * pairs)], LOST.format(2 * pairs, found)


def check_rest(shelf):
    waiter = Call(shelf.take_two)
    before = time.process_time()
    waiter.ended(0.3)
    assert time.process_time() - before < 0.03, BUSY
    for plate in ("soup", "rice"):
        shelf.put(plate)
    waiter.ended(LONG)


def plates_of(returned):
    plates = as_list(returned)
    assert isinstance(plates, list), RETURNED.format(repr(returned))
    return plates
