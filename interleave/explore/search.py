"""Enumerates the schedules of a program, those with the fewest preemptions first.

Each schedule is run from its beginning. The choices that it made after its plan are those
that CPython would make if nobody interfered; each other choice at one of these places is a
plan for a further schedule. So each schedule is made once. (Iterative context bounding:
Musuvathi and Qadeer, PLDI 2007.)
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from interleave.engine.ending import Ending
from interleave.explore.choosers import Planned

if TYPE_CHECKING:
    from interleave.engine.program import ControlledProgram


class Plan(NamedTuple):
    """The first choices of a schedule, and how many of them interrupt a thread."""

    choices: tuple[int, ...] = ()
    preemptions: int = 0


class Schedule(NamedTuple):
    """One run of the program: the plan with all its choices, and what came of it."""

    plan: Plan
    outcome: Ending


class Plans:
    """Plans that are left to be run, up to a number of preemptions."""

    def __init__(self, plans: Iterable[Plan], bound: int) -> None:
        self.bound = bound
        self.beyond = False  # whether there were plans with more preemptions
        self._left: list[deque[Plan]] = [deque() for _ in range(bound + 1)]
        self.add(plans)

    def add(self, plans: Iterable[Plan]) -> None:
        """Keep those that are within the bound."""
        for plan in plans:
            if plan.preemptions > self.bound:
                self.beyond = True
            else:
                self._left[plan.preemptions].append(plan)

    def take(self, most: int) -> list[Plan]:
        """Return some of those with the fewest preemptions; none if none are left."""
        plans = next((plans for plans in self._left if plans), deque())
        return [plans.popleft() for _ in range(min(most, len(plans)))]

    def __len__(self) -> int:
        return sum(map(len, self._left))

    def left(self) -> list[Plan]:
        """Return all that are left."""
        return [plan for plans in self._left for plan in plans]


def run(program: "ControlledProgram", plans: Plans) -> Iterator[Schedule]:
    """Run schedules until no plan is left."""
    while taken := plans.take(1):
        [plan] = taken
        made = Planned(plan.choices)
        ending = program.run(made)
        made.check()
        plans.add(_others(plan, made))
        yield Schedule(Plan(tuple(made.taken), plan.preemptions), ending)


def _others(plan: Plan, made: Planned) -> Iterator[Plan]:
    taken = tuple(made.taken)
    for place in range(len(plan.choices), len(taken)):
        preemptions = plan.preemptions + (not made.free[place])
        for other in range(1, made.widths[place]):
            yield Plan((*taken[:place], other), preemptions)
