"""What exploring finds is what CPython can do: no race is missed, and none is invented."""

import sys
from pathlib import Path

import pytest
from explored import explored, kinds, once

pytestmark = pytest.mark.skipif(
    sys.version_info < (3, 12), reason="3.11 cannot say where it switches threads"
)
BOTH = """
a, b = Thread(target=one), Thread(target=two)
a.start(); b.start(); a.join(); b.join()
"""
LOST_UPDATE = f"""
from threading import Thread
value = 0
def one():
    global value
    read = value
    read = int(read)
    value = read + 1
two = one
{BOTH}
print(value)
"""
PLUS_EQUALS = LOST_UPDATE.replace(
    "    read = value\n    read = int(read)\n", ""
).replace("value = read + 1", "value += 1")
LOCKED = LOST_UPDATE.replace("value = 0", "value, lock = 0, Lock()").replace(
    "    read = value\n    read = int(read)\n    value = read + 1",
    "    with lock:\n        read = int(value)\n        value = read + 1",
)
LOCKED = LOCKED.replace("import Thread", "import Lock, Thread")
ORDER = f"""
from threading import Lock, Thread
first, second = Lock(), Lock()
def one():
    with first:
        between()
        with second: pass
def two():
    with second:
        between()
        with first: pass
def between(): pass
{BOTH}
print("done")
"""
AT_ONCE = ORDER.replace("        between()\n", "")
ONE_ORDER = ORDER.replace("with second:\n        b", "with first:\n        b").replace(
    "with first: pass", "with second: pass"
)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return tmp_path / "program.py"


def test_a_lost_update_is_found_and_counted(script: Path) -> None:
    assert kinds(explored(script, LOST_UPDATE)) == {"2": 22, "1": 14}


@pytest.mark.parametrize(("bound", "found"), [(0, {"2": 1}), (1, {"2": 7, "1": 2})])
def test_no_schedule_has_more_preemptions_than_the_bound(
    script: Path, bound: int, found: dict[str, int]
) -> None:
    verdict = explored(script, LOST_UPDATE, bound=bound)
    assert kinds(verdict) == found
    assert (verdict.exhaustive, verdict.complete) == (True, False)


def test_with_a_lock_no_update_is_lost(script: Path) -> None:
    verdict = explored(script, LOCKED)
    assert list(kinds(verdict)) == ["2"]
    assert verdict.holds


def test_plus_equals_loses_nothing_where_there_is_a_gil(script: Path) -> None:
    assert list(kinds(explored(script, PLUS_EQUALS))) == ["2"]


def test_plus_equals_loses_updates_where_there_is_none(script: Path) -> None:
    verdict = explored(script, PLUS_EQUALS, model="free-threaded")
    assert set(kinds(verdict)) == {"1", "2"}


def test_two_locks_in_two_orders_can_deadlock(script: Path) -> None:
    verdict = explored(script, ORDER)
    assert set(kinds(verdict)) == {"done", "deadlock"}
    [stuck] = [each for each in verdict.outcomes if each.ending.kind == "deadlock"]
    assert stuck.preemptions == 1
    assert "Thread-1 (one), line 7, waits for a lock that Thread-2 (two) holds" in (
        stuck.ending.text
    )


def test_two_locks_in_one_order_cannot(script: Path) -> None:
    assert explored(script, ONE_ORDER).holds


def test_between_two_withs_a_thread_is_switched_since_3_14_only(script: Path) -> None:
    # Since 3.14 `with` calls `__enter__` by an instruction that looks for who waits.
    found = kinds(explored(script, AT_ONCE))
    assert ("deadlock" in found) == (sys.version_info >= (3, 14))


@pytest.mark.parametrize("source", [LOST_UPDATE, ORDER])
def test_each_outcome_comes_again_by_its_choices(script: Path, source: str) -> None:
    verdict = explored(script, source)
    assert len(verdict.outcomes) > 1
    for each in verdict.outcomes:
        again = once(script, source, replay=each.choices)
        assert (again["kind"], again["text"]) == (each.ending.kind, each.ending.text)


def test_a_seed_chooses_the_same_again(script: Path) -> None:
    runs = [once(script, LOST_UPDATE, seed=seed) for seed in (1, 2, 3, 1, 2, 3)]
    assert runs[:3] == runs[3:]
    assert len({str(run["choices"]) for run in runs}) > 1


def test_a_program_without_threads_has_one_schedule(script: Path) -> None:
    verdict = explored(script, "print(sum(range(10)))")
    assert (verdict.schedules, verdict.complete) == (1, True)
    assert verdict.sentence() == "1 schedule, and there are no others: 1 prints 45"
