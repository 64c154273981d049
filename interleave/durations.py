"""Compares how long two runs of a program took, within what machines differ in."""

from collections.abc import Iterator

from interleave.tallies import Tallied, Where, asked, by_the_clock

LONG = 80_000  # microseconds; what lasts as long is no accident of scheduling
SLOWER = 6  # times as slow, at most, was the machine of the first run
_EXACT = 1_000  # microseconds by which a clock and a label may be rounded


def of_time(before: Tallied, after: Tallied) -> Iterator[str]:
    """Yield what in the first run cannot have lasted so long, or so short, in sentences.

    The second run may be slower without end: its machine may be busy. In the first, the
    sum of what the lanes ran is at most `SLOWER` times as long, since it was recorded when
    its machine was calm (252 recordings, each made again six times: 5.2 times at most,
    more than 3 times in 11 of 1,512). By as much as its lanes were busy for longer its
    waits may be longer, and the whole, and else by no more than `LONG`: counted are the
    longest of the sleeps in a line, and the sum of other waits. No `time.sleep` ends before
    its time, and not each long `asyncio.sleep` in a line at less than half of it, unless it
    is so in the second run: the latter is seen to wait when its thread comes to that.
    """
    if before.ran > SLOWER * after.ran:
        yield f"it ran for {_ms(before.ran)}, not about {_ms(after.ran)}"
    spare = max(0, before.busy - after.busy) + LONG
    if before.run.end - after.run.end > spare:
        yield f"it ended after {_ms(before.run.end)}, not {_ms(after.run.end)}"
    for name in sorted(before.lanes.keys() & after.lanes.keys()):
        ran, again = before.lanes[name].ran, after.lanes[name].ran
        if before.alone and ran > SLOWER * again + LONG:
            yield f"{name} ran for {_ms(ran)}, not about {_ms(again)}"
        was, now = before.lanes[name].waits, after.lanes[name].waits
        for what in sorted(was.keys() & now.keys(), key=str):
            old, new = ([wait.length for wait in waits[what]] for waits in (was, now))
            long, other = max(old), max(new)
            if not by_the_clock(what):  # one wait for two lanes may be two waits
                long, other = sum(old), sum(new)
            if before.alone and long - other > spare:
                yield f"{name} waited {_ms(long)}, not {_ms(other)}: {shown(what)}"
            due, least = asked(what) * 1_000_000, min
            if str(what[0]).startswith("asyncio"):
                due, least = due / 2 if 2 * due > LONG else 0, max
            if least(old) < due - _EXACT <= least(new):
                yield f"{name} waited only {_ms(least(old))}: {shown(what)}"


def shown(what: Where) -> str:
    """Return a reason or a text with its line, in words."""
    text, line = what
    return f"{text}, line {line}" if line else str(text)


def _ms(time: int) -> str:
    return f"{time / 1000:.0f} ms"
