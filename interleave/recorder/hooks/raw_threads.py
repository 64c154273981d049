"""Threads of `_thread.start_new_thread`, which `threading` knows nothing of."""

import _thread
from typing import Any

from interleave.recorder import unseen
from interleave.recorder.interpose import Interposer, hidden, hide
from interleave.recorder.lanes import current_lane, here, new_lane
from interleave.recorder.log import HandOff, changes, hand_offs, now, results
from interleave.recorder.places import where


def install(interposer: Interposer) -> None:
    """Give every one that starts from now on a lane; it is named for its function."""
    for name in "start_new_thread", "start_new":
        interposer.wrap(_thread, name, _starts)


class _Body:
    """Runs the function of such a thread, and is it to those who look."""

    def __init__(self, function: Any) -> None:
        self.function = function
        self.lane = new_lane("thread", getattr(function, "__name__", "thread"))
        self.asked = now(), current_lane()
        changes.append((now(), self.lane, "ready", "starts", where()[1]))

    def __repr__(self) -> str:
        return repr(self.function)

    def __call__(self, *args: Any, **options: Any) -> None:
        time, here.lane = now(), self.lane
        hand_offs.append(HandOff(*self.asked, time, self.lane, "start"))
        changes.append((time, self.lane, "run", None, None))
        unseen.begins(time)
        try:
            self.function(*args, **options)
        except BaseException as error:
            if not isinstance(error, SystemExit):
                results[self.lane] = f"raised {type(error).__name__}"
            hide(error)
            raise
        finally:
            time = now()
            unseen.look(0, time)
            changes.append((time, self.lane, "end", None, None))


def _starts(real: Any) -> Any:
    def start_new_thread(*args: Any, **options: Any) -> int:
        if args and callable(args[0]):
            args = (_Body(args[0]), *args[1:])
        with hidden:
            return real(*args, **options)  # type: ignore[no-any-return]

    return start_new_thread
