"""What stands between a program and the standard library, one file per thing."""

from interleave.recorder.hooks import (
    handles,
    locks,
    pools,
    posts,
    processes,
    queues,
    selects,
    sleep,
    sockets,
    stacks,
    stdin,
    stdout,
    tasks,
    threads,
)
from interleave.recorder.interpose import Interposer


def install(interposer: Interposer) -> None:
    """Let all of them stand there until the interposer undoes it."""
    for hook in (
        locks,
        queues,
        threads,
        sleep,
        sockets,
        selects,
        stdin,
        pools,
        processes,
        handles,
        posts,
        tasks,
        stacks,
        stdout,
    ):
        hook.install(interposer)
