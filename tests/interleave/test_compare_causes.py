"""Two runs of one program: order, causes and times that are the program's, or chance."""

from interleave.compare import differences
from interleave.run import Run
from tests.interleave import forms

FORM = {
    "v": 1,
    "python": "3.13.0",
    "unit": "us",
    "end": 400_000,
    "lanes": [
        {
            "id": 0,
            "kind": "thread",
            "name": "MainThread",
            "parent": None,
            "segs": [
                [0, 1_000, "run", None, None],
                [1_000, 301_000, "block", "join Ann", 20],
                [301_000, 400_000, "run", None, None],
            ],
        },
        {
            "id": 1,
            "kind": "thread",
            "name": "Ann",
            "parent": None,
            "segs": [
                [500, 600, "run", None, None],
                [600, 100_600, "block", "Lock.acquire", 5],
                [100_600, 301_000, "block", "time.sleep(0.2)", 6],
            ],
        },
        {
            "id": 2,
            "kind": "thread",
            "name": "Ben",
            "parent": None,
            "segs": [
                [400, 500, "run", None, None],
                [500, 100_510, "block", "time.sleep(0.1)", 6],
                [100_510, 101_000, "run", None, None],
            ],
        },
    ],
    "marks": [
        [450, 2, "Ben begins", 4],
        [550, 1, "Ann begins", 4],
        [100_600, 2, "Ben ends", 7],
        [301_000, 1, "Ann ends", 7],
        [302_000, 0, "over", 21],
    ],
    "arrows": [
        [300, 0, 400, 2, "start"],
        [350, 0, 500, 1, "start"],
        [100_550, 2, 100_600, 1, "wake"],
        [301_000, 1, 301_000, 0, "join"],
    ],
}
RUN = Run.from_json(FORM)


def changed(change):
    return Run.from_json(forms.changed(change, FORM))


def turn(run, one, other):
    """Let two lines change places; the times stay."""
    marks = run["marks"]
    marks[one][1:], marks[other][1:] = marks[other][1:], marks[one][1:]


def test_lines_of_two_lanes_change_places_by_chance():
    assert differences(RUN, changed(lambda run: turn(run, 0, 1))) == []


def test_lines_do_not_change_places_that_are_far_apart():
    assert (
        "thread Ann: Ann ends, line 7 was printed before thread MainThread: over, line 21, "
        "not after it"
    ) in differences(changed(lambda run: turn(run, 0, 4)), RUN)


def test_lines_of_one_lane_keep_their_order():
    assert differences(changed(lambda run: turn(run, 0, 2)), RUN)[0] == (
        "thread Ben printed Ben begins, line 4 where it was Ben ends, line 7"
    )


def be_free_at_once(run):
    run["lanes"][1]["segs"][1:] = [[600, 301_000, "block", "time.sleep(0.2)", 6]]
    del run["arrows"][2]


def test_a_lock_is_awaited_if_its_holder_sleeps():
    assert "thread Ann also waited: Lock.acquire, line 5" in differences(
        changed(be_free_at_once), RUN
    )


def test_a_lock_is_not_awaited_if_its_holder_is_just_slow():
    def be_slow(run):
        run["lanes"][2]["segs"] = [[400, 101_000, "run", None, None]]

    def be_slow_and_sleep_no_more(run):
        be_slow(run)
        be_free_at_once(run)

    again = changed(be_slow)
    found = differences(changed(be_slow_and_sleep_no_more), again)
    assert not [line for line in found if "Lock" in line]


def test_who_ended_a_wait_counts():
    def wake_it_from_elsewhere(run):
        run["arrows"][2][1] = 0

    assert differences(changed(wake_it_from_elsewhere), RUN) == [
        "thread Ann: a wait ended by wake from thread Ben, not by wake from thread "
        "MainThread: Lock.acquire, line 5"
    ]


def test_a_sleep_lasts_as_long_as_it_says():
    def wake_early(run):
        run["lanes"][2]["segs"][1:] = [
            [500, 60_000, "block", "time.sleep(0.1)", 6],
            [60_000, 101_000, "run", None, None],
        ]

    assert "thread Ben waited only 60 ms: time.sleep(0.1), line 6" in differences(
        changed(wake_early), RUN
    )
    assert not [
        line for line in differences(RUN, changed(wake_early)) if "only" in line
    ]


def test_a_machine_that_was_slower_runs_and_waits_longer():
    def compute(seconds):
        def change(run):
            late = int(seconds * 1_000_000)
            run["end"] += late
            run["lanes"][0]["segs"][2][:2] = [301_000 + late, 400_000 + late]
            run["lanes"][0]["segs"][1][1] += late
            run["lanes"][1]["segs"][-1:] = [
                [100_600, 301_000, "block", "time.sleep(0.2)", 6],
                [301_000, 301_000 + late, "run", "compute", None],
            ]
            run["arrows"][3] = [301_000 + late, 1, 301_000 + late, 0, "join"]
            run["marks"][3:] = [
                [time + late, *rest] for time, *rest in run["marks"][3:]
            ]

        return changed(change)

    assert differences(compute(0.4), compute(0.2)) == []
    assert differences(compute(0.2), compute(4)) == []
    assert "it ran for 4101 ms, not about 301 ms" in differences(
        compute(4), compute(0.2)
    )


def test_a_run_does_not_end_later_without_a_reason():
    def end_later(run):
        run["end"] += 100_000

    assert differences(changed(end_later), RUN) == ["it ended after 500 ms, not 400 ms"]
    assert differences(RUN, changed(end_later)) == []


def test_a_lane_that_hardly_runs_did_not_run_for_long():
    def compute_in_main_alone(run):
        run["lanes"][0]["segs"][0] = [0, 1_000, "run", None, None]
        run["lanes"][0]["segs"][1] = [1_000, 301_000, "run", None, None]
        del run["arrows"][3]

    def compute_in_ben_too(run):
        compute_in_main_alone(run)
        run["lanes"][2]["segs"].append([101_000, 301_000, "run", None, None])

    assert differences(changed(compute_in_ben_too), changed(compute_in_main_alone)) == [
        "thread Ben ran for 201 ms, not about 1 ms"
    ]


def was_busy(until):
    """Ann comes to the lock when it is free: she ran meanwhile."""

    def change(run):
        run["lanes"][1]["segs"] = [
            [500, 100_600, "run", None, None],
            [100_600, until, "block", "time.sleep(0.2)", 6],
        ]
        del run["arrows"][2]

    return changed(change)


def test_a_lock_is_not_awaited_on_a_slower_machine():
    def be_quicker(run):
        run["lanes"][1]["segs"][:2] = [
            [500, 18_000, "run", None, None],
            [18_000, 100_600, "block", "Lock.acquire", 5],
        ]

    def never_run(run):
        run["lanes"][1]["segs"][:2] = [[600, 100_600, "block", "Lock.acquire", 5]]

    said = "thread Ann also waited: Lock.acquire, line 5"
    assert said not in differences(was_busy(301_000), changed(be_quicker))
    assert said in differences(was_busy(301_000), changed(never_run))


def add_pool(run, *workers):
    """Two items and two jobs for these workers of a pool, begun as they are needed."""
    for id, items in enumerate(workers, 10):
        name = f"pool_{id - 10}"
        segments = [[2_000, 3_000, "run", "work", None]]
        lane = {"id": id, "kind": "thread", "name": name, "parent": None}
        run["lanes"].append(lane | {"segs": segments})
        run["arrows"].append([1_500, 0, 2_000, id, "start"])
        run["arrows"] += [[1_500, 0, 2_000, id, "job"]] * items


def test_how_many_workers_a_pool_starts_is_chance():
    one, two = (
        changed(lambda run, workers=workers: add_pool(run, *workers))
        for workers in ((2,), (1, 1))
    )
    assert differences(one, two) == differences(two, one) == []


def test_who_takes_an_item_is_chance_if_several_do():
    def give(ann, ben):
        def change(run):
            run["arrows"] += [[600, 0, 101_000, 1, "queue"]] * ann
            run["arrows"] += [[600, 0, 101_000, 2, "queue"]] * ben

        return changed(change)

    assert differences(give(3, 1), give(1, 3)) == []
    assert differences(give(2, 1), give(1, 3)) == [
        f"4 arrows, not 3: queue from thread MainThread to thread {name}"
        for name in ("Ann", "Ben")
    ]
    assert differences(give(1, 2), give(3, 0)) != []
