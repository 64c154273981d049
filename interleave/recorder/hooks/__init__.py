"""What stands between a program and the standard library, one file per thing."""

from interleave.recorder.hooks import (
    between_processes,
    children,
    descriptors,
    handles,
    locks,
    pipes,
    polls,
    pools,
    posts,
    processes,
    queues,
    raw_threads,
    selects,
    signals,
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
        raw_threads,
        sleep,
        signals,
        sockets,
        selects,
        polls,
        descriptors,
        pipes,
        stdin,
        pools,
        processes,
        children,
        between_processes,
        handles,
        posts,
        tasks,
        stacks,
        stdout,
    ):
        hook.install(interposer)
