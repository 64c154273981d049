"""Two runs of one program: which differences count, and which are the machine's moods."""

import pytest

from interleave.compare import LONG, differences
from interleave.run import Run
from tests.interleave import forms

FORM = {
    "v": 1,
    "python": "3.13.0",
    "unit": "us",
    "end": 1_000_000,
    "lanes": [
        {
            "id": 0,
            "kind": "thread",
            "name": "MainThread",
            "parent": None,
            "segs": [
                [0, 900, "run", None, None],
                [900, 300_000, "block", "join Thread-1", 9],
                [300_000, 300_100, "run", None, None],
                [300_100, 300_200, "block", "Executor.__exit__", 12],
            ],
        },
        {
            "id": 1,
            "kind": "thread",
            "name": "ThreadPoolExecutor-0_0",
            "parent": None,
            "segs": [
                [500, 600, "run", "fetch", None],
                [600, 200_600, "block", "time.sleep(0.2)", 5],
                [200_600, 200_700, "run", "fetch", None],
            ],
        },
        {
            "id": 2,
            "kind": "task",
            "name": "Task-1",
            "parent": 0,
            "segs": [[100, 100_000, "wait", "asyncio.sleep(0.1)", 7]],
            "result": "cancelled",
        },
    ],
    "marks": [[950, 0, "took 0.31 s", 10]],
    "arrows": [[400, 0, 500, 1, "job"]],
}


RUN = Run.from_json(FORM)


def changed(change):
    return Run.from_json(forms.changed(change, FORM))


def move_the_job_to_another_worker(run):
    run["lanes"][1]["name"] = "ThreadPoolExecutor-0_1"


def double_every_time(run):
    for lane in run["lanes"]:
        for segment in lane["segs"]:
            segment[:2] = [2 * time for time in segment[:2]]


def print_another_number(run):
    run["marks"][0][2] = "took 0.97 s"


def find_the_lock_free(run):
    del run["lanes"][0]["segs"][3]


def come_late_to_a_lock(run):
    run["lanes"][0]["segs"].append([301_000, 999_000, "block", "Lock", 14])


def be_kept_busy_until_the_other_has_ended(run):
    run["lanes"][0]["segs"][:2] = [[0, 300_000, "run", None, None]]


def be_kept_waiting_for_a_turn(run):
    run["lanes"][2]["segs"][0][:2] = [99_000, 199_000]
    run["lanes"][2]["segs"].insert(0, [10, 99_000, "ready", None, None])


@pytest.mark.parametrize(
    "change",
    [
        move_the_job_to_another_worker,
        double_every_time,
        print_another_number,
        find_the_lock_free,
        come_late_to_a_lock,
        be_kept_busy_until_the_other_has_ended,
        be_kept_waiting_for_a_turn,
    ],
)
def test_what_a_busy_machine_changes_does_not_count(change):
    assert differences(RUN, changed(change)) == []


def lose_a_lane(run):
    del run["lanes"][2]


def gain_a_lane(run):
    run["lanes"].append({**run["lanes"][2], "id": 3, "name": "Task-2"})


def gain_a_lane_of_the_same_name(run):
    run["lanes"].append({**run["lanes"][2], "id": 3})


def end_well(run):
    del run["lanes"][2]["result"]


def take_another_job(run):
    run["arrows"].append([400, 0, 500, 1, "job"])


def run_another_function(run):
    run["lanes"][1]["segs"][0][3] = run["lanes"][1]["segs"][2][3] = "save"


def wait_in_another_line(run):
    run["lanes"][0]["segs"][1][4] = 8


def no_longer_wait_for_the_other(run):
    del run["lanes"][0]["segs"][1]


def no_longer_sleep(run):
    del run["lanes"][1]["segs"][1]


def sleep_as_well(run):
    run["lanes"][0]["segs"].append([301_000, 301_100, "block", "time.sleep(0.1)", 14])


def print_something_else(run):
    run["marks"][0][2] = "it took 0.31 s"


def print_twice(run):
    run["marks"].append(run["marks"][0])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lose_a_lane, ["task Task-1 is gone"]),
        (gain_a_lane, ["task Task-2 is new"]),
        (gain_a_lane_of_the_same_name, ["task Task-1 (no. 2) is new"]),
        (end_well, ["task Task-1 ended well, not 1 x cancelled"]),
        (
            take_another_job,
            [
                "2 arrows, not 1: job from thread MainThread "
                "to workers of ThreadPoolExecutor-0"
            ],
        ),
        (
            run_another_function,
            [
                "workers of ThreadPoolExecutor-0 never ran: fetch",
                "workers of ThreadPoolExecutor-0 also ran: save",
            ],
        ),
        (
            wait_in_another_line,
            ["thread MainThread never waited: join Thread-1, line 9"],
        ),
        (
            no_longer_wait_for_the_other,
            ["thread MainThread never waited: join Thread-1, line 9"],
        ),
        (
            no_longer_sleep,
            ["workers of ThreadPoolExecutor-0 never waited: time.sleep(0.2), line 5"],
        ),
        (
            sleep_as_well,
            ["thread MainThread also waited: time.sleep(0.1), line 14"],
        ),
        (
            print_something_else,
            [
                "thread MainThread printed 1 times, not 0: it took # s, line 10",
                "thread MainThread printed 0 times, not 1: took # s, line 10",
            ],
        ),
        (
            print_twice,
            ["thread MainThread printed 2 times, not 1: took # s, line 10"],
        ),
    ],
)
def test_what_the_program_does_otherwise_is_said(change, said):
    assert differences(RUN, changed(change)) == said


@pytest.mark.parametrize(
    ("lane", "segment", "state", "said"),
    [
        (0, 3, "wait", "thread MainThread cannot be in state wait: Executor.__exit__"),
        (2, 0, "idle", "task Task-1 cannot be in state idle: asyncio.sleep(0.1)"),
    ],
)
def test_threads_never_await_and_tasks_are_never_idle(lane, segment, state, said):
    def be_in_it(run):
        run["lanes"][lane]["segs"][segment][2] = state

    def never_wait(run):
        del run["lanes"][lane]["segs"][segment]

    found = differences(changed(be_in_it), changed(never_wait))
    assert any(line.startswith(said) for line in found)


def test_a_wait_is_long_from_80_ms_on():
    def shorten(run):
        run["lanes"][0]["segs"][1][1] = 900 + LONG - 1

    assert (
        differences(changed(shorten), changed(lambda run: wait_in_another_line(run)))
        == []
    )


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("ForkProcess-1", "ForkServerProcess-1", True),
        ("ForkPoolWorker-2", "SpawnPoolWorker-2", True),
        ("ForkProcess-1", "ForkServerProcess-2", False),
        ("Forklift", "Spawnlift", False),
    ],
)
def test_how_a_process_was_started_does_not_count(before, after, same):
    def add_a_process(name):
        process = {"id": 9, "kind": "process", "name": name, "parent": None, "segs": []}
        return changed(lambda run: run["lanes"].append(process))

    found = differences(add_a_process(before), add_a_process(after))
    assert (found == []) is same


def test_beside_a_process_only_waits_by_the_clock_count():
    def add_a_process(run):
        process = {"id": 9, "kind": "process", "name": "python", "parent": None}
        run["lanes"].append(process | {"segs": []})

    def wait_elsewhere_and_never_sleep(run):
        add_a_process(run)
        no_longer_wait_for_the_other(run)
        no_longer_sleep(run)

    assert differences(
        changed(add_a_process), changed(wait_elsewhere_and_never_sleep)
    ) == ["workers of ThreadPoolExecutor-0 never waited: time.sleep(0.2), line 5"]
