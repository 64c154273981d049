"""Compares what made what happen in two runs of a program: arrows, and order."""

from collections import Counter
from collections.abc import Iterator

from interleave.durations import LONG, shown
from interleave.run import WORK_KINDS, Mark, Run
from interleave.tallies import (
    Tallied,
    Tally,
    Wait,
    Where,
    alike,
    asked,
    by_the_clock,
    is_pool,
)

Key = tuple[str, str, str]  # source, target, kind
Print = tuple[str, Where, int]  # its lane, what it is, and which of those
_COUNTED = "start", *WORK_KINDS
_SHORT = 5_000  # microseconds, the interpreter's switch interval


def of_arrows(before: Tallied, after: Tallied) -> Iterator[str]:
    """Yield the hand-offs that differ, in sentences.

    Every start, job, item and callback counts, between lanes that are alike; how many
    workers a pool starts is chance, and so is who takes an item if several do. Other
    arrows end a wait. They count if both runs have a wait of at least `LONG` there. If in
    the second run each of these waits was ended by an arrow, so is each of the first run
    that is no accident of the interpreter's switching; if all these arrows come from tasks,
    however short it was. Of sleeps those count that ended before their time.
    """
    old, new = _counted(before), _counted(after)
    takers = Counter((source, kind) for source, _, kind in new)
    for source, target, kind in sorted(old.keys() | new.keys()):
        was, now = old[source, target, kind], new[source, target, kind]
        if kind == "queue" and takers[source, kind] > 1:
            was, now = (
                sum(n for key, n in counted.items() if key[::2] == (source, kind))
                for counted in (old, new)
            )
        if kind == "start" and is_pool(target):
            was, now = min(was, 1), min(now, 1)
        if was != now:
            yield f"{now} arrows, not {was}: {kind} from {source} to {target}"
    if before.alone and after.alone:
        for name in sorted(before.lanes.keys() & after.lanes.keys()):
            yield from _endings(name, before.lanes[name], after.lanes[name])


def _counted(tallied: Tallied) -> Counter[Key]:
    return Counter(
        (tallied.kin[arrow.source], tallied.kin[arrow.target], arrow.kind)
        for arrow in tallied.run.arrows
        if arrow.kind in _COUNTED
    )


def _endings(name: str, was: Tally, now: Tally) -> Iterator[str]:
    for what in sorted(was.waits.keys() & now.waits.keys(), key=str):
        old, new = was.waits[what], now.waits[what]
        if by_the_clock(what):  # what ended before its time was cut short by something
            due = asked(what) * 1_000_000 - _SHORT
            old, new = ([w for w in waits if w.length < due] for waits in (old, new))
        elif not _same(old, new, LONG):
            yield _unlike(name, what, old, new)
            continue
        if new and all(wait.causes for wait in new):
            sources = {source for wait in new for source, _ in wait.causes}
            by_tasks = all(source.startswith("task ") for source in sources)
            bare = any(not w.causes and w.length >= _SHORT for w in old)
            if bare or (by_tasks and not _same(old, new, 0)):
                yield _unlike(name, what, old, new)


def _same(old: list[Wait], new: list[Wait], least: int) -> bool:
    """Whether the same ended the waits of this length, if there are any in both."""
    ended = [
        {wait.causes for wait in waits if wait.length >= least} for waits in (old, new)
    ]
    return not all(ended) or ended[0] == ended[1]


def _unlike(name: str, what: Where, old: list[Wait], new: list[Wait]) -> str:
    ends = f"a wait ended by {_causes(new)}, not by {_causes(old)}"
    return f"{name}: {ends}: {shown(what)}"


def _causes(waits: list[Wait]) -> str:
    words = {
        " and ".join(f"{kind} from {source}" for source, kind in sorted(wait.causes))
        for wait in waits
    }
    return " or by ".join(sorted(word or "nothing recorded" for word in words))


def of_order(before: Tallied, after: Tallied) -> Iterator[str]:
    """Yield the printed lines whose order differs, in sentences.

    Within one lane the order is the program's. Between lanes it is if, in each of the two
    runs, starts and joins lead from one line to the other, or more than `LONG` lies
    between them.
    """
    for name in sorted(before.lanes.keys() & after.lanes.keys()):
        was, now = before.lanes[name].prints, after.lanes[name].prints
        if Counter(was) == Counter(now) and not is_pool(name):
            for old, new in zip(was, now, strict=True):
                if old != new:
                    yield f"{name} printed {shown(new)} where it was {shown(old)}"
                    break
    turned = {(late, early) for early, late in _firm(after)}
    for one, other in sorted(_firm(before) & turned, key=str):
        lines = f"{one[0]}: {shown(one[1])}", f"{other[0]}: {shown(other[1])}"
        yield f"{lines[1]} was printed before {lines[0]}, not after it"


def _firm(tallied: Tallied) -> set[tuple[Print, Print]]:
    """The pairs of lines, of two lanes, whose order is no chance: earlier, later."""
    prints: list[tuple[Mark, Print]] = []
    seen: Counter[tuple[str, Where]] = Counter()
    for mark in tallied.run.marks:
        own = tallied.names[mark.lane], alike(mark.text, mark.line)
        seen[own] += 1
        prints.append((mark, (*own, seen[own])))
    firm = set()
    for number, (early, first) in enumerate(prints):
        reached = _reached(tallied.run, early)
        for late, second in prints[number + 1 :]:
            led = reached.get(late.lane, late.time + 1) <= late.time
            if first[0] != second[0] and (led or late.time - early.time > LONG):
                firm.add((first, second))
    return {
        pair
        for pair in firm
        if not any(is_pool(name) and seen[name, what] > 1 for name, what, _ in pair)
    }


def _reached(run: Run, mark: Mark) -> dict[int, int]:
    """From when on each lane comes after a printed line, by starts and joins."""
    since = {mark.lane: mark.time}
    for arrow in sorted(run.arrows, key=lambda arrow: (arrow.start, arrow.end)):
        after = since.get(arrow.source, arrow.start + 1) <= arrow.start
        if after and arrow.kind in ("start", "join"):
            known = since.get(arrow.target, arrow.end)
            since[arrow.target] = min(known, arrow.end)
    return since
