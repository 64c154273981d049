"""Puts the lanes of a run in an order to be read: tasks below what they are part of."""

from collections.abc import Iterator

from interleave.run import Lane, Run


def families(run: Run) -> Iterator[tuple[Lane, int]]:
    """Yield each lane, then the tasks that are part of it; with each, its depth.

    The depth is the number of lanes that it is part of. Threads, processes and tasks of
    nobody recorded have none.
    """
    left = list(run.lanes)

    def family(lane: Lane, depth: int) -> Iterator[tuple[Lane, int]]:
        left.remove(lane)
        yield lane, depth
        for task in [x for x in left if x.kind == "task" and x.parent == lane.id]:
            if task in left:
                yield from family(task, depth + 1)

    for lane in [lane for lane in left if lane.kind != "task"]:
        yield from family(lane, 0)
    while left:  # tasks of nobody first, then one of those that are part of each other
        ids = {lane.id for lane in left}
        orphans = (lane for lane in left if lane.parent not in ids)
        yield from family(next(orphans, left[0]), 0)
