"""Enumerates the schedules of a program, those with the fewest preemptions first.

Each schedule is run from its beginning. The choices that it made after its plan are those
that CPython would make if nobody interfered; each other choice at one of these places is a
plan for a further schedule. So each schedule is made once. (Iterative context bounding:
Musuvathi and Qadeer, PLDI 2007.)
"""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from interleave.engine.program import Outcome, Program
from interleave.explore.choosers import Planned


class Plan(NamedTuple):
    """The first choices of a schedule, and how many of them interrupt a thread."""

    choices: tuple[int, ...] = ()
    preemptions: int = 0


class Schedule(NamedTuple):
    """One run of the program: its choices, and what came of them."""

    plan: Plan
    outcome: Outcome


class Search:
    """The plans that are left, up to a number of preemptions."""

    def __init__(self, plans: list[Plan], bound: int) -> None:
        self.bound = bound
        self.beyond = False  # whether a plan had more preemptions than the bound
        self._left: list[deque[Plan]] = [deque() for _ in range(bound + 1)]
        for plan in plans:
            self._left[plan.preemptions].append(plan)

    def left(self) -> list[Plan]:
        """Return the plans that were not run."""
        return [plan for plans in self._left for plan in plans]

    def run(self, program: Program, most: int) -> Iterator[Schedule]:
        """Run plans, those with the fewest preemptions first; at most so many."""
        for _ in range(most):
            plans = next((plans for plans in self._left if plans), None)
            if plans is None:
                return
            plan = plans.popleft()
            made = Planned(plan.choices)
            outcome = program.run(made)
            self._plan_others(plan, made)
            yield Schedule(Plan(tuple(made.taken), plan.preemptions), outcome)

    def _plan_others(self, plan: Plan, made: Planned) -> None:
        taken = tuple(made.taken)
        for place in range(len(plan.choices), len(taken)):
            preemptions = plan.preemptions + (not made.free[place])
            if preemptions > self.bound:
                self.beyond = True
                continue
            for other in range(1, made.widths[place]):
                self._left[preemptions].append(
                    Plan((*taken[:place], other), preemptions)
                )
