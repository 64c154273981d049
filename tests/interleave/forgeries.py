"""Ways to make a recorded run say what did not happen; each changes the form of a run.

Each returns whether it found something to change. What they leave keeps to the form.
"""

from collections.abc import Callable, Iterator
from typing import Any

Form = dict[str, Any]
LONG = 80_000  # microseconds
_SLEEPS = "time.sleep", "asyncio.sleep"


def _segments(run: Form) -> Iterator[list[Any]]:
    for lane in run["lanes"]:
        yield from lane["segs"]


def block_to_wait(run: Form) -> bool:
    """Let tasks and threads seem to await what blocks them."""
    return _rename(run, "block", "wait")


def wait_to_block(run: Form) -> bool:
    """Let tasks seem to block the thread."""
    return _rename(run, "wait", "block")


def wait_to_idle(run: Form) -> bool:
    """Let a wait look idle."""
    return _rename(run, "wait", "idle") | _rename(run, "block", "idle")


def wait_to_run(run: Form) -> bool:
    """Let what waits seem to run, for the same reason."""
    return _rename(run, "wait", "run") | _rename(run, "block", "run")


def wait_to_unknown(run: Form) -> bool:
    """Let it seem that nobody knows what a lane waits for."""
    return _rename(run, "wait", "unknown") | _rename(run, "block", "unknown")


def unknown_to_run(run: Form) -> bool:
    """Let a process, or a wait that the recorder does not see, look like running."""
    found = [segment for segment in _segments(run) if segment[2] == "unknown"]
    for segment in found:
        segment[2] = "run"
    return bool(found)


def _rename(run: Form, old: str, new: str) -> bool:
    found = [segment for segment in _segments(run) if segment[2] == old and segment[3]]
    for segment in found:
        segment[2] = new
    return bool(found)


def run_to_ready(run: Form) -> bool:
    """Let what runs seem to wait for the GIL."""
    return _lose(run, "ready", "waits for the GIL")


def run_to_idle(run: Form) -> bool:
    """Let what runs have nothing to do, for a reason that a recorder gives."""
    return _lose(run, "idle", "event loop waits")


def run_to_late(run: Form) -> bool:
    """Let what runs come late."""
    return _lose(run, "late", "the event loop is busy")


def _lose(run: Form, state: str, reason: str) -> bool:
    found = [segment for segment in _segments(run) if segment[2] == "run"]
    for segment in found:
        segment[2:] = [state, reason, None]
    return bool(found)


def late_out_of_nothing(run: Form) -> bool:
    """Let a task be late at a line at which nothing is, for a while in which it waits."""
    for lane in run["lanes"]:
        for number, (start, end, state, _, line) in enumerate(lane["segs"]):
            if lane["kind"] == "task" and state == "wait" and end - start >= LONG:
                half = (start + end) // 2
                lane["segs"][number][1] = half
                late = [half, end, "late", "the event loop is busy", (line or 0) + 90]
                lane["segs"].insert(number + 1, late)
                return True
    return False


def print_at_the_end(run: Form) -> bool:
    """Let all lines be printed, in their order, when all is over."""
    found = any(run["end"] - mark[0] >= LONG for mark in run["marks"])
    for mark in run["marks"]:
        mark[0] = run["end"]
    return found


def remove_arrows(run: Form) -> bool:
    """Let nothing cause anything."""
    found = bool(run["arrows"])
    run["arrows"] = []
    return found


def remove_one(kind: str) -> Callable[[Form], bool]:
    """Remove the first arrow of a kind."""

    def remove(run: Form) -> bool:
        found = [arrow for arrow in run["arrows"] if arrow[4] == kind]
        if found:
            run["arrows"].remove(found[0])
        return bool(found)

    remove.__name__ = f"remove_one_{kind}"
    return remove


def retarget_arrows(run: Form) -> bool:
    """Turn every arrow round."""
    found = bool(run["arrows"])
    for arrow in run["arrows"]:
        arrow[1], arrow[3] = arrow[3], arrow[1]
    return found


def retarget_one_arrow(run: Form) -> bool:
    """Let the first arrow lead to another lane."""
    for arrow in run["arrows"]:
        for lane in run["lanes"]:
            if lane["id"] not in (arrow[1], arrow[3]):
                arrow[3] = lane["id"]
                return True
    return False


def change_kinds_of_arrows(run: Form) -> bool:
    """Call each arrow by another kind."""
    for arrow in run["arrows"]:
        arrow[4] = "wake" if arrow[4] != "wake" else "queue"
    return bool(run["arrows"])


def swap_prints(run: Form) -> bool:
    """Let two lines of one lane, which are not alike, come in the other order."""
    for number, (_, lane, text, line) in enumerate(run["marks"]):
        for other in run["marks"][number + 1 :]:
            if other[1] == lane and other[3] != line:
                run["marks"][number][2:], other[2:] = other[2:], [text, line]
                return True
    return False


def print_last_what_came_first(run: Form) -> bool:
    """Let the first line come after all the others."""
    marks = run["marks"]
    for number in range(len(marks) - 1, 0, -1):
        if marks[number][1:] != marks[0][1:]:
            first = marks[0][1:]
            for place in range(number):
                marks[place][1:] = marks[place + 1][1:]
            marks[number][1:] = first
            return True
    return False


def change_parents(run: Form) -> bool:
    """Let each task be part of nothing."""
    found = [lane for lane in run["lanes"] if lane["parent"] is not None]
    for lane in found:
        lane["parent"] = None
    return bool(found)


def remove_lock_waits(run: Form) -> bool:
    """Let lanes run while they wait long for others."""
    found = _long_waits(run)
    for segment in found:
        segment[2:] = ["run", None, None]
    return bool(found)


def lengthen_lock_waits(run: Form) -> bool:
    """Let the longest wait for others last four times as long; all else comes later."""
    if not (found := _long_waits(run)):
        return False
    start, end, *_ = max(found, key=lambda segment: segment[1] - segment[0])
    _stretch(run, lambda time: time + 3 * (end - start) if time >= end else time)
    return True


def _long_waits(run: Form) -> list[list[Any]]:
    return [
        segment
        for segment in _segments(run)
        if segment[2] in ("block", "wait") and segment[1] - segment[0] >= LONG
        if not str(segment[3]).startswith(_SLEEPS)
    ]


def ten_times_as_long(run: Form) -> bool:
    """Let all take ten times as long."""
    _stretch(run, lambda time: time * 10)
    return True


def a_tenth_as_long(run: Form) -> bool:
    """Let all take a tenth of its time."""
    _stretch(run, lambda time: time // 10)
    return True


def _stretch(run: Form, later: Callable[[int], int]) -> None:
    run["end"] = later(run["end"])
    for segment in _segments(run):
        segment[:2] = map(later, segment[:2])
    for arrow in run["arrows"]:
        arrow[0], arrow[2] = later(arrow[0]), later(arrow[2])
    for mark in run["marks"]:
        mark[0] = later(mark[0])


def count_in_steps(run: Form) -> bool:
    """Let the unit be another."""
    run["unit"] = "step"
    return True


KINDS = (
    "start", "job", "queue", "call_soon_threadsafe", "run_coroutine_threadsafe",
    "result", "join", "wake",
)  # fmt: skip
FORGERIES = (
    block_to_wait, wait_to_block, wait_to_idle, wait_to_run, run_to_ready,
    run_to_idle, run_to_late, late_out_of_nothing, print_at_the_end, remove_arrows,
    *map(remove_one, KINDS), retarget_arrows, retarget_one_arrow,
    change_kinds_of_arrows, swap_prints, print_last_what_came_first, change_parents,
    remove_lock_waits, lengthen_lock_waits, ten_times_as_long, a_tenth_as_long,
    count_in_steps,
)  # fmt: skip
