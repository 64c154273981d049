"""Recordings that were tampered with: each forgery is told from what the program does."""

import copy
import json
import re

import pytest

from interleave.compare import differences
from interleave.run import Run
from publish import SNIPPETS
from publish.runs.recordings import SUFFIX
from tests.interleave.forgeries import FORGERIES, unknown_to_run

RECORDINGS = (
    "asyncio_basics/gather_coffee",
    "crossing/loop_in_thread",
    "crossing/loop_to_thread_queue",
    "crossing/thread_to_loop_queue",
    "practice/overlap_the_waits/starter",
    "threads/join_waits",
)
NOT_KNOWN = "blocking_calls/slow_file", "cpu_work/worker_dies"  # in part
STARTS = r"arrows that start it, not", r"\d arrows, not \d: start"
SAID = {
    "block_to_wait": [r"'s state is block, not wait: "],
    "wait_to_block": [r"'s state is wait, not block: "],
    "wait_to_idle": [r"'s state is (block|wait), not idle: "],
    "wait_to_run": [r" never ran: "],
    "wait_to_unknown": [r" never ran: "],
    "run_to_ready": [r" is never ready: waits for the GIL"],
    "run_to_idle": [r" is never idle: event loop waits", r" ran for \d+ ms, not 0"],
    "run_to_late": [r" is never late: the event loop is busy"],
    "late_out_of_nothing": [r" is never late: the event loop is busy, line \d+"],
    "print_at_the_end": [
        r" was not running when it printed: ",
        r" printed .* on the other side of ",
    ],
    "unknown_to_run": [r" is not known for [\d.]+ s, not 0.00", r" never ran: process"],
    "remove_arrows": STARTS,
    "remove_one_start": STARTS,
    "remove_one_job": [r"\d arrows, not \d: job from "],
    "remove_one_queue": [r"\d arrows, not \d: queue from "],
    "remove_one_call_soon_threadsafe": [r"\d arrows, not \d: call_soon_threadsafe"],
    "remove_one_run_coroutine_threadsafe": [r"\d arrows, not \d: run_coroutine_thr"],
    "remove_one_result": [r"ended by result from .*, not by .*nothing recorded"],
    "remove_one_join": [r"ended by join from .*, not by .*nothing recorded"],
    "remove_one_wake": [r"ended by wake from .*, not by .*nothing recorded"],
    "retarget_arrows": STARTS,
    "retarget_one_arrow": STARTS,
    "change_kinds_of_arrows": STARTS,
    "swap_prints": [r" printed .* where it was ", r" was printed before "],
    "print_last_what_came_first": [
        r" printed .* where it was ",
        r" was printed before .*, not after it",
    ],
    "change_parents": [r" is part of (thread|task) .*, not nothing recorded"],
    "remove_lock_waits": [r" also waited: ", r" ran for \d+ ms, not about \d+ ms"],
    "lengthen_lock_waits": [r" waited \d+ ms, not \d+ ms: ", r" ran for \d+ ms, not"],
    "ten_times_as_long": [r"it ran for \d+ ms, not about \d+ ms"],
    "a_tenth_as_long": [r" waited only \d+ ms: (time|asyncio)\.sleep\("],
    "count_in_steps": [r"the unit is 'us', not 'step'"],
}
FORMS = {
    name: json.loads((SNIPPETS / f"{name}{SUFFIX}").read_text("utf-8"))["runs"][0]
    for name in (*RECORDINGS, *NOT_KNOWN)
}


def forged(name, forgery):
    """A recording after a forgery; None if it has nothing to forge in this way."""
    form = copy.deepcopy(FORMS[name])
    return Run.from_json(form) if forgery(form) else None


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.__name__)
def test_a_forged_recording_is_told_from_the_true_one(forgery):
    tried = 0
    for name in NOT_KNOWN if forgery is unknown_to_run else RECORDINGS:
        run = forged(name, forgery)
        if run is None:
            continue
        tried += 1
        found = "\n".join(differences(run, Run.from_json(FORMS[name])))
        assert any(re.search(said, found) for said in SAID[forgery.__name__]), (
            f"{name}: {found}"
        )
    assert tried


@pytest.mark.parametrize("name", RECORDINGS)
def test_a_true_recording_is_like_itself(name):
    run = Run.from_json(FORMS[name])
    assert differences(run, run) == []
