"""Ways to choose which thread goes on: as planned, or by chance from a seed."""

import random
from collections.abc import Sequence


class NotDeterministicError(Exception):
    """A program did not do the same again; its text says where they parted."""


class Planned:
    """Makes the choices of a plan, then lets each thread go on as long as it can.

    A choice is an index into the threads that could go on: the present one first if it is
    among them, then those that wait, in the order in which they came. `taken` are those
    that were made, `widths` how many threads there were, `free` whether the present one
    could not go on, so that another had to.
    """

    def __init__(self, plan: Sequence[int] = ()) -> None:
        self._plan = plan
        self.taken: list[int] = []
        self.widths: list[int] = []
        self.free: list[bool] = []
        self._parted = ""

    def check(self) -> None:
        """Raise NotDeterministicError if a choice of the plan could not be made."""
        if self._parted:
            raise NotDeterministicError(self._parted)

    def __call__(self, threads: Sequence[object], can_go_on: bool) -> int:
        place = len(self.taken)
        choice = self._plan[place] if place < len(self._plan) else 0
        if choice >= len(threads):
            self._parted = self._parted or (
                f"it did not do the same again: choice {place} was thread {choice}, "
                f"and this time only {len(threads)} could go on"
            )
            choice = 0
        self.taken.append(choice)
        self.widths.append(len(threads))
        self.free.append(not can_go_on)
        return choice


class Seeded(Planned):
    """Chooses by chance: the same seed chooses the same."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._random = random.Random(seed)

    def __call__(self, threads: Sequence[object], can_go_on: bool) -> int:
        self._plan = (*self.taken, self._random.randrange(len(threads)))
        return super().__call__(threads, can_go_on)
