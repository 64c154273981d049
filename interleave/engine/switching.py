"""Switches between the stacks of green threads: the one place that knows greenlet."""

from collections.abc import Callable
from types import FrameType

from greenlet import GreenletExit, getcurrent, greenlet

Abandoned = GreenletExit  # a BaseException; that it ends a stack is nobody's failure


class Stack(greenlet):
    """A call that can be left in its middle and gone back to.

    `switch()` leaves the stack that runs and goes on in this one; it returns when another
    stack switches back. At its end a stack goes to the one that was its home.
    """

    def __init__(self, call: Callable[[], None], home: greenlet) -> None:
        super().__init__(call, home)

    def abandon(self) -> None:
        """Raise `Abandoned` where this stack was left, so that its frames end."""
        if self:
            self.throw()

    @property
    def frame(self) -> FrameType | None:
        """The innermost frame of a stack that was left; None of one that ended."""
        frame: FrameType | None = self.gr_frame
        return frame


def running() -> greenlet:
    """Return the stack that runs."""
    return getcurrent()
